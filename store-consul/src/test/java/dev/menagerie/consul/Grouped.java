package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.votes.VoterIds;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Ids of the shape that {@link VoterIds} makes, but always the same for the same names. */
final class Grouped {
  private static final int RADIX = 32;
  private static final BigInteger SECRETS = BigInteger.TWO.pow(80);

  private Grouped() {}

  /** The id of a voter with a name in a group with a number. */
  static String voter(long group, String name) {
    var hash = new BigInteger(Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex(), 16);
    String secret = SECRETS.add(hash.mod(SECRETS)).toString(RADIX).substring(1);
    String id = group(group) + "-" + secret;
    assertThat(VoterIds.groupOf(id)).contains(group(group));
    return id;
  }

  /** The ids of voters in a group with a number. */
  static List<String> voters(long group, int size) {
    return IntStream.range(0, size).mapToObj(n -> voter(group, "voter " + n)).toList();
  }

  /** The group with a number. */
  static String group(long number) {
    return String.format(Locale.ROOT, "%017d", number);
  }
}
