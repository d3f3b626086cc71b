package dev.menagerie.platform.state;

/**
 * Whether an app's requests go through.
 *
 * @param mode whether they do
 * @param message what visitors read meanwhile, under maintenance
 * @param waitSeconds how long a request waits before it is given up, when paused
 */
public record Traffic(Mode mode, String message, int waitSeconds) {
  /** They go through. */
  public static final Traffic FLOWING = new Traffic(Mode.FLOWING, null, 0);

  /** Whether requests go through. */
  public enum Mode {
    /** They do. */
    FLOWING,
    /** They wait, up to a limit. */
    PAUSED,
    /** They are told to come back later. */
    MAINTENANCE
  }
}
