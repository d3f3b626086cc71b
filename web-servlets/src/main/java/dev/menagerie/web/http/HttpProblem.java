package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A request that cannot be answered as asked, and the status that says so. Its message is meant for
 * the client. It is an answer, not a failure of the program, and so carries no stack trace.
 */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  /** A problem whose answer needs no headers of its own. */
  public HttpProblem(int status, String message) {
    this(status, message, Map.of());
  }

  /**
   * A problem.
   *
   * @param status 400 to 599
   * @param message what is wrong and what is allowed, for the client
   * @param headers what the answer carries besides
   */
  public HttpProblem(int status, String message, Map<String, String> headers) {
    super(requireNonNull(message, "message"), null, false, false);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be 400 to 599, but is " + status);
    }
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /**
   * The path exists, but not for this method.
   *
   * @param allowed the methods that it exists for, as in {@code GET, HEAD}
   */
  public static HttpProblem methodNotAllowed(String allowed) {
    return new HttpProblem(
        405, "This address knows only the methods " + allowed + ".", Map.of("Allow", allowed));
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** What the answer carries besides. */
  public Map<String, String> headers() {
    return headers;
  }
}
