package dev.menagerie.batch;

import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where trips begin and end: who waits in line, and whether a trip is under way.
 *
 * <p>One thing always holds: while something is under way, exactly one thread owes the next step;
 * while nothing is, nobody waits in line, unless there was no memory even to turn them away. Who
 * comes to owe it learns so from the method it called:
 *
 * <ul>
 *   <li>who {@linkplain #join joins} first must wake the carrier, which then {@linkplain #depart
 *       departs};
 *   <li>who {@linkplain #departOrJoin departs} with its own item must make that trip, and then
 *       {@linkplain #handOver hand over};
 *   <li>who hands over while others wait must wake the carrier;
 *   <li>who cannot wake it must {@linkplain #giveUp give up};
 *   <li>the carrier must make each trip for which it departs, and come back for the next.
 * </ul>
 *
 * <p>Each method is one section under the lock, and none makes a trip or completes a future: a trip
 * takes its time, and actions on a future may do anything.
 */
final class Station<T, R> {
  private final StoreCall call;
  private final WaitingLine<T, R> line;
  private final Runnable whenDone;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Company company;
  private boolean underWay;
  private Thread carrying;
  private boolean closed;
  private long trips;
  private long items;
  private long refused;

  /**
   * With nobody under way.
   *
   * @param call what trips do, for messages
   * @param patience which part of a trip's time the next one waits for company at most
   * @param longestWait how long it waits at most, however long that took
   * @param whenDone run under the lock when it is closed and nothing is under way any more, perhaps
   *     more than once
   */
  Station(
      StoreCall call,
      WaitingLine<T, R> line,
      int patience,
      Duration longestWait,
      Runnable whenDone) {
    this.call = call;
    this.line = line;
    this.whenDone = whenDone;
    company = new Company(lock, line, patience, longestWait);
  }

  /** Joins the line. Answers whether nothing was under way: then the carrier is to be woken. */
  boolean join(Waiting<T, R> mine) {
    lock.lock();
    try {
      takeIn(mine);
      boolean first = !underWay;
      underWay = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Departs with one's own item alone if nothing is under way, and answers so; else joins. */
  boolean departOrJoin(Waiting<T, R> mine) {
    lock.lock();
    try {
      if (underWay || closed) {
        takeIn(mine);
        return false;
      }
      underWay = true;
      departing(1);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** After a trip with one's own item. Answers whether others wait: for them, wake the carrier. */
  boolean handOver() {
    lock.lock();
    try {
      if (line.isEmpty()) {
        rest();
        return false;
      }
      carrying = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The carrier departs with those who fit in a trip; with nobody, it has come to rest. */
  List<Waiting<T, R>> depart() {
    lock.lock();
    try {
      List<Waiting<T, R>> batch = line.leave();
      if (batch.isEmpty()) {
        rest();
      } else {
        departing(batch.size());
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** A trip has returned, and nobody has been answered yet. */
  void returned() {
    lock.lock();
    try {
      company.leftBehind(line.size());
    } finally {
      lock.unlock();
    }
  }

  /** Waits a moment for those who were just answered. Others use the lock meanwhile. */
  void awaitCompany(int answered, long nanosOfTrip) {
    lock.lock();
    try {
      company.await(answered, nanosOfTrip);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Turns away all in line, and comes to rest whatever happens: without memory even for that, they
   * stay there for the next who comes, who finds nobody to wait for.
   */
  List<Waiting<T, R>> giveUp() {
    lock.lock();
    try {
      List<Waiting<T, R>> turnedAway = line.leaveAll();
      refused += turnedAway.size();
      return turnedAway;
    } finally {
      rest();
      lock.unlock();
    }
  }

  /** Steps out of the line; false if that one is no longer in it. */
  boolean withdraw(Waiting<T, R> mine) {
    lock.lock();
    try {
      return line.withdraw(mine);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes nobody in any more, and waits until nothing is under way; not if it is the calling thread
   * that carries. Others use the lock meanwhile.
   */
  void close() {
    lock.lock();
    try {
      closed = true;
      company.callOff();
      while (underWay && carrying != Thread.currentThread()) {
        idle.awaitUninterruptibly();
      }
      if (!underWay) {
        whenDone.run();
      }
    } finally {
      lock.unlock();
    }
  }

  GroupCommit.Statistics statistics() {
    lock.lock();
    try {
      return new GroupCommit.Statistics(trips, items, line.weight(), refused);
    } finally {
      lock.unlock();
    }
  }

  private void takeIn(Waiting<T, R> mine) {
    if (closed) {
      throw new StoreUnavailableException(call, "it is closed; nothing was stored.", null);
    }
    if (!line.join(mine)) {
      refused++;
      throw new StoreBusyException(call, line + "; nothing was stored, try again in a moment.");
    }
    company.grows();
  }

  private void departing(int size) {
    carrying = Thread.currentThread();
    trips++;
    items += size;
  }

  private void rest() {
    underWay = false;
    carrying = null;
    idle.signalAll();
    if (closed) {
      whenDone.run();
    }
  }
}
