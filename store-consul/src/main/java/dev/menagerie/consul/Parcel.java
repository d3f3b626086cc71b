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

  /** Takes operations and a further ballot for a page that it holds already, if all that fits. */
  boolean take(List<Op> more, String ballot) {
    return take(more.size(), size(more) + encoded(ballot));
  }

  /**
   * Takes operations and a page with a further ballot, if all that fits. What is on the page
   * already never counts for more than half a parcel, or a large page would take its ballots one by
   * one.
   */
  boolean take(List<Op> more, String ballot, Op page) {
    int pageSize = Math.min(size(List.of(page)), MAX_BYTES / 2);
    return take(more.size() + 1, size(more) + encoded(ballot) + pageSize);
  }

  /** The first always fit. */
  private boolean take(int moreOps, int moreBytes) {
    if (ops > 0 && (ops + moreOps > Kv.MAX_OPS || bytes + moreBytes > MAX_BYTES)) {
      return false;
    }
    ops += moreOps;
    bytes += moreBytes;
    return true;
  }

  private static int size(List<Op> ops) {
    return ops.stream().mapToInt(Parcel::size).sum();
  }

  private static int size(Op op) {
    int around = op.index() == 0 ? AROUND_CREATION : AROUND_WRITE;
    return around + op.key().length() + encoded(op.value());
  }

  /** The length in base64. */
  private static int encoded(String value) {
    return (value.getBytes(StandardCharsets.UTF_8).length + 2) / 3 * 4;
  }
}
