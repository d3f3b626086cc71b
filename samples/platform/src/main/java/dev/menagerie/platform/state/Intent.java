package dev.menagerie.platform.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A change of version under way. It is on disk before its first step, and each step that cannot be
 * taken back is on disk before it is taken: whoever starts after a crash knows whether to undo or
 * to finish.
 *
 * @param what the command, for the history: deploy, rollback, restart, promote
 * @param who who asked for it
 * @param since when it began
 * @param strategy how
 * @param from what ran before; null if nothing did
 * @param previous what ran before that, in case this is undone
 * @param to what is to run
 * @param wanted how many instances are to run
 * @param percent the canary's share; 0 without one
 * @param bake how long the canary is watched; null if it stays until somebody decides
 * @param rules the health rules that come with it
 * @param routes the routes that come with it; null if they stay
 * @param before what the app was to be like, in case this is undone; null if an earlier platform,
 *     which did not write it down, began it
 * @param phase how far it got
 */
public record Intent(
    String what,
    String who,
    Instant since,
    Strategy strategy,
    Version from,
    Version previous,
    Version to,
    int wanted,
    int percent,
    Duration bake,
    Rules rules,
    List<Route> routes,
    Before before,
    Phase phase) {

  /**
   * What a change replaces besides the version.
   *
   * @param routes which requests were the app's own
   * @param wanted how many instances were to run
   * @param stopped whether none was to run for then
   */
  public record Before(List<Route> routes, int wanted, boolean stopped) {
    /** What an app is to be like now. */
    public static Before of(AppState state) {
      return new Before(state.routes(), state.wanted(), state.stopped());
    }
  }

  /** How far a change got. */
  public enum Phase {
    /** New instances are being started; none takes requests. Undone after a crash. */
    STARTING,
    /** The canary takes its share. Undone after a crash. */
    TRYING,
    /** New instances take over, one after the other. Finished after a crash. */
    REPLACING,
    /** All requests go to the new version, and the old one is kept a while. Finished after one. */
    WATCHING,
    /** The change is being taken back. That is finished after a crash. */
    UNDOING
  }

  /** The change in a few words. */
  public String title() {
    return what + " of release " + to.release();
  }

  /** The same, further on. */
  public Intent at(Phase next) {
    return new Intent(
        what, who, since, strategy, from, previous, to, wanted, percent, bake, rules, routes,
        before, next);
  }
}
