package dev.menagerie.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Who waits for a trip, in the order of arrival. To be used under the lock of who owns it. */
final class WaitingLine<T, R> {
  private final long mostThatLeave;
  private final long mostThatWait;
  private final ArrayDeque<Waiting<T, R>> line = new ArrayDeque<>();
  private long weight;

  /**
   * An empty line.
   *
   * @param mostThatLeave the most weight that leaves at once
   * @param mostThatWait the most weight that waits
   */
  WaitingLine(long mostThatLeave, long mostThatWait) {
    this.mostThatLeave = mostThatLeave;
    this.mostThatWait = mostThatWait;
  }

  /** Joins, if there is room: an empty line takes even one that is heavier than the bound. */
  boolean join(Waiting<T, R> one) {
    if (!line.isEmpty() && weight + one.weight() > mostThatWait) {
      return false;
    }
    line.add(one);
    weight += one.weight();
    return true;
  }

  /** Steps out of the line; false if that one is no longer in it. */
  boolean withdraw(Waiting<T, R> one) {
    boolean waited = line.remove(one);
    if (waited) {
      weight -= one.weight();
    }
    return waited;
  }

  /** Lets those leave who fit in a trip: the first anyway, and those after it within the bound. */
  List<Waiting<T, R>> leave() {
    var leaving = new ArrayList<Waiting<T, R>>(line.size());
    long left = 0;
    while (!line.isEmpty() && (leaving.isEmpty() || left + line.peek().weight() <= mostThatLeave)) {
      Waiting<T, R> next = line.poll();
      left += next.weight();
      leaving.add(next);
    }
    weight -= left;
    return leaving;
  }

  /** Lets all leave, however many they are. */
  List<Waiting<T, R>> leaveAll() {
    List<Waiting<T, R>> leaving = List.copyOf(line);
    line.clear();
    weight = 0;
    return leaving;
  }

  boolean isEmpty() {
    return line.isEmpty();
  }

  int size() {
    return line.size();
  }

  long weight() {
    return weight;
  }

  /** Whether a trip would be full. */
  boolean fillsATrip() {
    return weight >= mostThatLeave;
  }

  /** For whom it has no room: how many are in it. */
  @Override
  public String toString() {
    return line.size() + " others are waiting (weighing " + weight + " of " + mostThatWait + ")";
  }
}
