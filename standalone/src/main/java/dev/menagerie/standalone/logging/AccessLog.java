package dev.menagerie.standalone.logging;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes requests into a file, off the threads that serve them. The queue in between is bounded:
 * when the disk is slower than the clients, they wait, and no line is dropped.
 */
public final class AccessLog implements AutoCloseable {
  private static final int MOST_QUEUED = 8_192;

  private final RollingFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Queue<AccessEntry> queue = new ArrayDeque<>();
  private boolean closed;
  private boolean ended;
  private boolean failing;

  /** Writes into a file, which closing closes. */
  public AccessLog(RollingFile file) {
    this.file = file;
    var writer = new Thread(this::writeUntilClosed, "menagerie-access-log");
    writer.setDaemon(true);
    writer.start();
  }

  /** Notes a request; one that ends after {@link #close} is not noted. */
  public void add(AccessEntry entry) {
    lock.lock();
    try {
      while (queue.size() >= MOST_QUEUED && !closed) {
        changed.awaitUninterruptibly();
      }
      if (!closed) {
        queue.add(entry);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when every request that was noted is in the file. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      while (!ended) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void writeUntilClosed() {
    try {
      for (var batch = takeAll(); !batch.isEmpty(); batch = takeAll()) {
        write(batch);
      }
      attempt(file::close);
    } finally {
      end();
    }
  }

  /** Nobody waits for a log that is not written any more. */
  private void end() {
    lock.lock();
    try {
      closed = true;
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for entries and takes all there are; none once closed. */
  private Queue<AccessEntry> takeAll() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      Queue<AccessEntry> all = queue;
      queue = new ArrayDeque<>();
      changed.signalAll();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void write(Iterable<AccessEntry> batch) {
    attempt(
        () -> {
          for (AccessEntry entry : batch) {
            file.append(entry.line());
          }
          file.flush();
        });
  }

  /**
   * Complains once when the file cannot be written, and again only after it could. Errors count as
   * well, since everybody who is served waits for this thread.
   */
  private void attempt(Writing writing) {
    try {
      writing.write();
      failing = false;
    } catch (IOException | RuntimeException | Error e) {
      if (!failing) {
        System.err.println("menagerie: the access log cannot be written: " + e);
      }
      failing = true;
    }
  }

  private interface Writing {
    void write() throws IOException;
  }
}
