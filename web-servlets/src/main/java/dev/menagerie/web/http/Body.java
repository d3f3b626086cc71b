package dev.menagerie.web.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads the body of a request, up to a limit and never further. */
public final class Body {
  private static final Logger LOG = System.getLogger(Body.class.getName());
  private static final long MOST_DRAINED = 16L << 20;
  private static final long LONGEST_DRAINED_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** The attribute of a request of whose body nothing more is to be had: all was read, or fails. */
  private static final String ENDED = Body.class.getName() + ".ended";

  private Body() {}

  /**
   * Reads the whole body. One that announces to be longer than the limit is refused before a byte
   * of it is read, so that a client that asked first ({@code Expect: 100-continue}) never sends it.
   *
   * @throws HttpProblem 413 if it is longer than the limit, 400 if it ends early or is garbled
   */
  public static byte[] read(HttpServletRequest request, WebOptions options) {
    int limit = (int) options.maxBody();
    long announced = request.getContentLengthLong();
    if (announced > limit) {
      throw tooLong(limit);
    }
    byte[] body = announced >= 0 ? exactly((int) announced, request) : atMost(limit + 1, request);
    if (body.length > limit) {
      throw tooLong(limit);
    }
    request.setAttribute(ENDED, true);
    return body;
  }

  /**
   * Whether nothing of the body is left to read: what is may not be read any more once the answer
   * has been given on another thread than the request's.
   */
  static boolean isRead(HttpServletRequest request) {
    return request.getAttribute(ENDED) != null
        || (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null);
  }

  /**
   * Whether a client may still be sending. One that asked first ({@code Expect: 100-continue})
   * sends nothing, and must not be invited to by reading.
   */
  static boolean mayBeUnread(HttpServletRequest request) {
    return (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null)
        && request.getHeader("Expect") == null
        && request.getAttribute(ENDED) == null;
  }

  /**
   * Reads on after a refusal, within a bound: a connection closed while the client is still sending
   * would tear the answer out of its hands. Who stops sending is not waited for.
   */
  static void drain(HttpServletRequest request) {
    long started = System.nanoTime();
    long left = MOST_DRAINED;
    byte[] waste = new byte[8192];
    try {
      ServletInputStream body = request.getInputStream();
      long heard = started;
      for (long now = started;
          left > 0 && !body.isFinished() && now - started < LONGEST_DRAINED_NANOS;
          now = System.nanoTime()) {
        if (body.available() > 0) {
          left -= body.read(waste);
          heard = now;
        } else if (now - heard < LONGEST_SILENCE_NANOS) {
          LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        } else {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The client left before the end of its body", e);
    }
  }

  private static byte[] exactly(int length, HttpServletRequest request) {
    byte[] body = new byte[length];
    try {
      ServletInputStream in = request.getInputStream();
      // To its very end, so that the container finds nothing left to be read.
      if (in.readNBytes(body, 0, length) == length && in.read() < 0) {
        return body;
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "A body could not be read", e);
    }
    throw garbled(request);
  }

  private static byte[] atMost(int limit, HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(limit);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "A body could not be read", e);
      throw garbled(request);
    }
  }

  private static HttpProblem tooLong(int limit) {
    return new HttpProblem(413, "The body must not be longer than " + limit + " bytes.");
  }

  private static HttpProblem garbled(HttpServletRequest request) {
    request.setAttribute(ENDED, true);
    return new HttpProblem(400, "The body ended early or was garbled on its way.");
  }
}
