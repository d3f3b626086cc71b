package dev.menagerie.standalone.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * A body that is waited for, by a thread or by none, but not for ever: who sends nothing for so
 * long has gone, or means to keep what others need. Undertow itself would wait on.
 */
final class AwaitedBody extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final long patienceNanos;
  private XnioExecutor.Key alarm;
  private long lastHeard;
  private boolean givenUp;

  AwaitedBody(StreamSourceConduit body, Duration patience) {
    super(body);
    patienceNanos = patience.toNanos();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    refuseIfGivenUp();
    return (int) heard(next.read(into));
  }

  @Override
  public long read(ByteBuffer[] into, int from, int length) throws IOException {
    refuseIfGivenUp();
    return heard(next.read(into, from, length));
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    refuseIfGivenUp();
    return heard(next.transferTo(position, count, target));
  }

  @Override
  public long transferTo(long count, ByteBuffer through, StreamSinkChannel target)
      throws IOException {
    refuseIfGivenUp();
    return heard(next.transferTo(count, through, target));
  }

  /** From here on only the I/O thread waits, for whatever comes first: bytes or the alarm. */
  @Override
  public void resumeReads() {
    next.resumeReads();
    watch();
  }

  @Override
  public void wakeupReads() {
    next.wakeupReads();
    watch();
  }

  @Override
  public void suspendReads() {
    next.suspendReads();
    if (alarm != null) {
      alarm.remove();
      alarm = null;
    }
  }

  @Override
  public void awaitReadable() throws IOException {
    long begin = System.nanoTime();
    next.awaitReadable(patienceNanos, TimeUnit.NANOSECONDS);
    if (System.nanoTime() - begin >= patienceNanos) {
      throw nothingCame();
    }
  }

  @Override
  public void awaitReadable(long time, TimeUnit unit) throws IOException {
    if (unit.toNanos(time) < patienceNanos) {
      next.awaitReadable(time, unit);
    } else {
      awaitReadable();
    }
  }

  private void refuseIfGivenUp() throws IOException {
    if (givenUp) {
      throw nothingCame();
    }
  }

  private long heard(long bytes) {
    if (bytes != 0) {
      lastHeard = System.nanoTime();
    }
    return bytes;
  }

  private void watch() {
    if (alarm == null) {
      lastHeard = System.nanoTime();
      wakeAfter(patienceNanos);
    }
  }

  private void wakeAfter(long nanos) {
    alarm = getReadThread().executeAfter(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long left = lastHeard + patienceNanos - System.nanoTime();
    if (left > 0) {
      wakeAfter(left);
    } else {
      givenUp = true;
      next.wakeupReads();
    }
  }

  private InterruptedIOException nothingCame() {
    return new InterruptedIOException(
        "nothing of the body came for " + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s");
  }
}
