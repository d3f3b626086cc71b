package dev.menagerie.platform.health;

/**
 * How an instance has been.
 *
 * @param passes how many checks in a row it passed; 0 after one that it failed
 * @param failures how many in a row it failed
 * @param checks how many there were
 * @param last the last one; null if there was none yet
 */
public record Health(int passes, int failures, int checks, Check last) {
  /** Before the first check. */
  public static final Health UNKNOWN = new Health(0, 0, 0, null);

  Health after(Check check) {
    return check.passed()
        ? new Health(passes + 1, 0, checks + 1, check)
        : new Health(0, failures + 1, checks + 1, check);
  }
}
