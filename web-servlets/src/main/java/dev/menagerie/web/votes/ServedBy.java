package dev.menagerie.web.votes;

import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;

/** Writes into every answer who gave it and how long that took. */
final class ServedBy {
  private static final String BEGUN = ServedBy.class.getName() + ".begun";
  private static final long NANOS_PER_TENTH = 100_000;

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
    long tenths = (nanos + NANOS_PER_TENTH / 2) / NANOS_PER_TENTH;
    return tenths / 10 + "." + tenths % 10;
  }
}
