package dev.menagerie.web.votes;

import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Writes into every answer who gave it and how long that took. */
final class ServedBy {
  private static final String BEGUN = ServedBy.class.getName() + ".begun";
  private static final double NANOS_PER_MILLI = 1e6;

  private ServedBy() {}

  /** Notes that the work on a request begins. */
  static void begin(HttpServletRequest request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  static Reply sign(HttpServletRequest request, Reply reply, String host) {
    Reply signed = reply.with("X-Served-By", host);
    return request.getAttribute(BEGUN) instanceof Long begun
        ? signed.with("Server-Timing", "total;dur=" + millis(System.nanoTime() - begun))
        : signed;
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI);
  }
}
