package dev.menagerie.consul;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What fits into one transaction: 64 operations, and 8 KiB as sent.
 *
 * <p>The 8 KiB are not Consul's limit but the client's buffer. What is longer leaves in two
 * packets, and on a connection without {@code TCP_NODELAY}, which this client does not let us set,
 * the second waits for the first one's delayed acknowledgement: 40 ms, where the whole transaction
 * takes 4.
 */
final class Parcel {
  private static final int MAX_BYTES = 8 * 1024;
  private static final int HEADERS = 300;

  /** What JSON puts around an operation, with the numbers as long as they may get. */
  private static final int AROUND_CREATION = 55;

  private static final int AROUND_WRITE = 100;

  private int ops;
  private int bytes = HEADERS;

  /** Takes operations if they all fit; the first always do. */
  boolean take(List<Op> more) {
    int size = more.stream().mapToInt(Parcel::size).sum();
    if (ops > 0 && (ops + more.size() > Kv.MAX_OPS || bytes + size > MAX_BYTES)) {
      return false;
    }
    ops += more.size();
    bytes += size;
    return true;
  }

  private static int size(Op op) {
    int value = op.value().getBytes(StandardCharsets.UTF_8).length;
    int around = op.index() == 0 ? AROUND_CREATION : AROUND_WRITE;
    return around + op.key().length() + (value + 2) / 3 * 4;
  }
}
