package dev.menagerie.platform.state;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param at when
 * @param app to which app
 * @param who who asked for it; {@code platform} if it was nobody
 * @param what what it was: deploy, rollback, scale, …; ejected, returned, died, restarted
 * @param detail which release or instance
 * @param outcome done, failed, undone, …; empty for a mere event
 * @param reason why it failed, in a sentence; null if it did not
 * @param seconds how long it took; 0 for a mere event
 */
public record Entry(
    Instant at,
    String app,
    String who,
    String what,
    String detail,
    String outcome,
    String reason,
    double seconds) {

  /** Who acts when nobody asked. */
  public static final String PLATFORM = "platform";

  /** Something that nobody asked for. */
  public static Entry event(Instant at, String app, String what, String detail, String reason) {
    return new Entry(at, app, PLATFORM, what, detail, "", reason, 0);
  }

  /** Whether somebody asked for it, and it therefore has an outcome. */
  public boolean isOperation() {
    return !outcome.isEmpty();
  }
}
