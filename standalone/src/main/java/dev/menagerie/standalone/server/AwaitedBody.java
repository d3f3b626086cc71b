package dev.menagerie.standalone.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * A body for which a thread waits, but not for ever: who sends nothing for so long has gone, or
 * means to keep the thread. Undertow itself would wait on.
 */
final class AwaitedBody extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final long patienceNanos;

  AwaitedBody(StreamSourceConduit body, Duration patience) {
    super(body);
    patienceNanos = patience.toNanos();
  }

  @Override
  public void awaitReadable() throws IOException {
    long begin = System.nanoTime();
    next.awaitReadable(patienceNanos, TimeUnit.NANOSECONDS);
    if (System.nanoTime() - begin >= patienceNanos) {
      throw new InterruptedIOException(
          "nothing of the body came for " + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s");
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
}
