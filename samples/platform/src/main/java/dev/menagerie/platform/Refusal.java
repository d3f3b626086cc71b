package dev.menagerie.platform;

/**
 * What was asked for cannot be done, and whoever asked can do something about it. The message is
 * for that person: what is wrong, and what is allowed.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  /** What was asked for makes no sense. */
  public static Refusal bad(String message) {
    return new Refusal(400, message);
  }

  /** There is nothing of that name. */
  public static Refusal missing(String message) {
    return new Refusal(404, message);
  }

  /** It would make sense at another time. */
  public static Refusal conflict(String message) {
    return new Refusal(409, message);
  }

  /** The HTTP status that says the same. */
  public int status() {
    return status;
  }
}
