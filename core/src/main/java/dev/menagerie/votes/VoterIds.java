package dev.menagerie.votes;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Letters;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes voters nobody has ever met, such as {@code 1glq0c5s82t7v0m1k-a91bvt0c63hk4q2d}: a group, a
 * dash, and a secret of 80 bits that nobody can guess.
 *
 * <p>Those who come within a moment share a group, {@value #MEMBERS} at most. It is there for
 * stores: one for which each key is dear keeps the ballots of a group together, and any tree or
 * index has less to touch, because a group begins with the time. The rest of it is random, so that
 * no two replicas add to the same. Nobody else should make anything of it.
 *
 * <p>Thread-safe.
 */
public final class VoterIds {
  /** The most voters of one group. */
  public static final int MEMBERS = 64;

  /** About as long as a busy store takes for one trip. */
  private static final long MILLIS_TOGETHER = 10;

  /**
   * Digits of base 32 are 5 bits each: 9 for the time, until the year 3084, and 8 to make apart.
   */
  private static final Letters GROUP = Letters.of(17, 17, "0-9", "a-v");

  private static final Letters SECRET = Letters.of(16, 16, "0-9", "a-v");

  private static final int RADIX = 32;
  private static final int BITS_OF_TIME = 45;
  private static final int BITS_OF_EIGHT_DIGITS = 40;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private String group;
  private long begun;
  private int members;

  /** Makes ids by a clock, which only decides how they are ordered and grouped. */
  public VoterIds(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /** A voter who was never there before. */
  public String fresh() {
    var bits = new byte[2 * Long.BYTES];
    random.nextBytes(bits);
    var numbers = ByteBuffer.wrap(bits);
    return group() + "-" + eightDigits(numbers.getLong()) + eightDigits(numbers.getLong());
  }

  /** The group of a voter; empty for one whose id was made elsewhere. */
  public static Optional<String> groupOf(String voter) {
    int dash = voter.indexOf('-');
    if (dash < 0 || !SECRET.makeUp(voter.substring(dash + 1))) {
      return Optional.empty();
    }
    return Optional.of(voter.substring(0, dash)).filter(GROUP::makeUp);
  }

  private synchronized String group() {
    long now = clock.millis();
    boolean goesOn = group != null && now >= begun && now < begun + MILLIS_TOGETHER;
    if (!goesOn || members == MEMBERS) {
      group = digits(now, BITS_OF_TIME) + eightDigits(random.nextLong());
      begun = now;
      members = 0;
    }
    members++;
    return group;
  }

  private static String eightDigits(long number) {
    return digits(number, BITS_OF_EIGHT_DIGITS);
  }

  /** The lowest bits of a number, with leading zeros. */
  private static String digits(long number, int bits) {
    long leading = 1L << bits;
    return Long.toString((number & (leading - 1)) | leading, RADIX).substring(1);
  }
}
