package dev.menagerie.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VoterIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  private static final int GROUP = 17;

  @Test
  void noTwoAreTheSameAndEachIsFitForABallot() {
    assertThat(some(1_000, at(NOW)))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(new Ballot("pets", id, "cats", "").voter()).isEqualTo(id));
  }

  @Test
  void eachSaysItsGroup() {
    assertThat(some(100, at(NOW)))
        .allSatisfy(id -> assertThat(VoterIds.groupOf(id)).contains(id.substring(0, GROUP)));
  }

  @Test
  void thoseOfOneMomentShareGroupsUpToABound() {
    var sizes = new HashMap<String, Integer>();
    some(2 * VoterIds.MEMBERS + 1, at(NOW))
        .forEach(id -> sizes.merge(VoterIds.groupOf(id).orElseThrow(), 1, Integer::sum));

    assertThat(sizes.values()).containsExactlyInAnyOrder(VoterIds.MEMBERS, VoterIds.MEMBERS, 1);
  }

  @Test
  void thoseWhoComeLaterHaveAGroupOfTheirOwn() {
    var clock = new Moments(NOW, NOW.plusMillis(9), NOW.plusMillis(10));
    var ids = some(3, new VoterIds(clock));

    assertThat(groups(ids.subList(0, 2))).hasSize(1);
    assertThat(groups(ids)).hasSize(2);
  }

  @Test
  void aClockThatIsSetBackBeginsAGroup() {
    assertThat(groups(some(2, new VoterIds(new Moments(NOW, NOW.minusMillis(1)))))).hasSize(2);
  }

  @Test
  void theirOrderIsThatOfTheTime() {
    var moments =
        List.of(Instant.EPOCH, NOW, NOW.plusMillis(1), Instant.parse("3000-01-01T00:00:00Z"));
    var ids = moments.stream().map(moment -> at(moment).fresh()).toList();

    assertThat(ids).isSorted();
  }

  @Test
  void twoMakersNeverShareAGroup() {
    assertThat(groups(List.of(at(NOW).fresh(), at(NOW).fresh()))).hasSize(2);
  }

  @Test
  void theSecretsOfAGroupHaveNothingInCommon() {
    var secrets = some(VoterIds.MEMBERS, at(NOW)).stream().map(id -> id.substring(GROUP + 1));

    assertThat(secrets.map(secret -> secret.substring(0, 8))).doesNotHaveDuplicates();
  }

  @Test
  void othersHaveNoGroup() {
    String id = at(NOW).fresh();
    var others =
        List.of(
            "",
            "ann",
            "AaH_sboBxxxxxxxxxxxxxx",
            id + "0",
            id.substring(1),
            id.substring(0, GROUP),
            id.replace('-', '_'),
            id.substring(0, 33) + "w",
            id.substring(0, 33) + "A",
            "-" + id.substring(0, 33),
            "8c1d5bb0-1f6c-4c1e-9d5b-2f0f3b1f6f7a");

    assertThat(others).allSatisfy(other -> assertThat(VoterIds.groupOf(other)).isEmpty());
  }

  private static VoterIds at(Instant moment) {
    return new VoterIds(Clock.fixed(moment, ZoneOffset.UTC));
  }

  private static List<String> some(int size, VoterIds voters) {
    return Stream.generate(voters::fresh).limit(size).toList();
  }

  private static List<String> groups(List<String> ids) {
    return ids.stream().map(id -> VoterIds.groupOf(id).orElseThrow()).distinct().toList();
  }

  /** A clock that shows one moment after the other. */
  private static final class Moments extends Clock {
    private final List<Instant> coming;

    Moments(Instant... moments) {
      coming = new ArrayList<>(List.of(moments));
    }

    @Override
    public Instant instant() {
      return coming.remove(0);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
