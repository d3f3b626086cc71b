package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.orbitz.consul.Consul;
import com.orbitz.consul.model.kv.Value;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.votes.VoterIds;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody sees who looks at the keys with Consul's own means. */
class ConsulLayoutTest {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private final String prefix = Fresh.name("prefix");
  private final Stores stores = Stores.open(CONSUL.url() + "/" + prefix + "/zoo");
  private final VoteCounter votes = stores.get(VoteCounter.class);

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void votesCanBeRead() {
    votes.castAll(List.of(new Ballot("pets", "v1", "cats", "Bob"), ballot("v2"), ballot("v3")));
    votes.visit(new Visit("pets", "form"));
    stores.close();

    assertThat(CONSUL.get().values(prefix + "/"))
        .isEqualTo(
            Map.of(
                "zoo/polls/pets/ballots/v1", "cats Bob",
                "zoo/polls/pets/ballots/v2", "cats ",
                "zoo/polls/pets/ballots/v3", "cats ",
                "zoo/polls/pets/counts/folded/cats", "3",
                "zoo/polls/pets/visits/folded/form", "1"));
  }

  @Test
  void votersOfAGroupAreLinesOfOneKey() {
    List<String> group = Grouped.voters(1, 3);
    votes.castAll(
        List.of(
            new Ballot("pets", group.get(0), "cats", "Bob"),
            new Ballot("pets", group.get(1), "dogs", "Ann\nand \\ Eve\r"),
            new Ballot("pets", "v1", "cats", "alone")));
    votes.cast(new Ballot("pets", group.get(2), "cats", ""));
    votes.cast(new Ballot("pets", group.get(0), "dogs", "Robert"));

    assertThat(CONSUL.get().values(prefix + "/zoo/polls/pets/ballots/"))
        .isEqualTo(
            Map.of(
                "v1",
                "cats alone",
                "groups/" + Grouped.group(1),
                secret(group.get(0))
                    + " dogs Robert\n"
                    + secret(group.get(1))
                    + " dogs Ann\\nand \\\\ Eve\\r\n"
                    + secret(group.get(2))
                    + " cats \n"));
  }

  @Test
  void aBatchOfTheBestSizeIsOneTransaction() {
    try (Stores usual = Stores.open(CONSUL.url())) {
      VoteCounter counter = usual.get(VoteCounter.class);
      String poll = Fresh.name("batch");
      var voters = new VoterIds(Clock.systemUTC());
      counter.castAll(
          IntStream.range(0, counter.bestBatch())
              .mapToObj(n -> new Ballot(poll, voters.fresh(), "option-" + n % 3, "Voter no. " + n))
              .toList());

      List<Value> pages = CONSUL.get().client().keyValueClient().getValues(ballots(poll));
      assertThat(pages)
          .hasSizeGreaterThan(1)
          .extracting(Value::getModifyIndex)
          .containsOnly(pages.get(0).getModifyIndex());
    }
  }

  @Test
  void moreThanAnyoneMakesInAGroupIsRefusedBeforeAnythingIsStored() {
    List<Ballot> crowd = Grouped.voters(1, 257).stream().map(ConsulLayoutTest::ballot).toList();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> votes.castAll(crowd))
        .isNotInstanceOf(OutcomeUnknownException.class)
        .withMessageContainingAll("256", "groups/" + Grouped.group(1), "VoterIds");
    assertThat(votes.recount("pets").total()).isZero();
  }

  @Test
  void aGroupThatIsFullTakesNobodyElseButLetsVotesMove() {
    List<Ballot> crowd = Grouped.voters(1, 256).stream().map(ConsulLayoutTest::longBallot).toList();
    votes.castAll(crowd);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> votes.cast(ballot(Grouped.voter(1, "one more"))))
        .isNotInstanceOf(OutcomeUnknownException.class);
    try (Stores other = Stores.open(CONSUL.url() + "/" + prefix + "/zoo")) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> other.get(VoteCounter.class).cast(ballot(Grouped.voter(1, "one more"))))
          .isNotInstanceOf(OutcomeUnknownException.class);
    }
    assertThat(votes.cast(ballot(crowd.get(0).voter()))).isEqualTo(Cast.MOVED);
    assertThat(votes.recount("pets")).isEqualTo(votes.tally("pets"));
    assertThat(votes.tally("pets").of("cats")).isOne();
  }

  @Test
  void theVotersOfAGroupMayAllChooseOtherwise() {
    List<String> group = Grouped.voters(1, 64);
    for (String round : List.of("a", "b")) {
      votes.castAll(
          IntStream.range(0, 64)
              .mapToObj(n -> new Ballot("pets", group.get(n), round + n, ""))
              .toList());
    }

    assertThat(votes.tally("pets").votes()).hasSize(64).containsEntry("b63", 1L);
    assertThat(votes.recount("pets")).isEqualTo(votes.tally("pets"));
  }

  @Test
  void secretsAreKeptInBase64() {
    stores.get(SharedSecrets.class).createIfAbsent("session", () -> new byte[] {1, 2, 3});

    assertThat(CONSUL.get().values(prefix + "/zoo/secrets/")).isEqualTo(Map.of("session", "AQID"));
  }

  @Test
  void prefixesAreApart() {
    votes.cast(ballot("ann"));
    try (Stores other = Stores.open(CONSUL.url() + "/" + prefix + "/zoo2")) {
      assertThat(other.get(VoteCounter.class).tally("pets").votes()).isEmpty();
      assertThat(other.get(VoteCounter.class).ballot("pets", "ann")).isEmpty();
    }
  }

  @Test
  void nobodysNameIsAnothersKey() {
    List<String> clever =
        List.of("counts", "ballots", "groups", "visits", "folded", "polls", "cats", "0");
    for (String name : clever) {
      for (String poll : clever) {
        votes.cast(new Ballot(poll, name, name, "../../" + name + "/folded/cats"));
        votes.visit(new Visit(poll, name));
      }
    }

    for (String poll : clever) {
      Tally tally = votes.tally(poll);
      assertThat(tally.votes())
          .containsOnlyKeys(clever)
          .allSatisfy((o, n) -> assertThat(n).isOne());
      assertThat(votes.recount(poll)).isEqualTo(tally);
      assertThat(clever).allSatisfy(page -> assertThat(votes.visits(poll, page)).isOne());
    }
  }

  @Test
  void aVoterNamedLikeAGroupIsNoGroup() {
    String member = Grouped.voter(1, "ann");
    votes.castAll(List.of(ballot(member), ballot(Grouped.group(1))));

    assertThat(votes.ballot("pets", member)).contains(ballot(member));
    assertThat(votes.ballot("pets", Grouped.group(1))).contains(ballot(Grouped.group(1)));
    assertThat(votes.recount("pets").total()).isEqualTo(2);
  }

  @Test
  void aCounterThatSomebodySpoiledIsNamed() {
    votes.cast(ballot("ann"));
    Consul consul = CONSUL.get().client();
    String counter = consul.keyValueClient().getKeys(prefix + "/zoo/polls/pets/counts/").get(0);
    consul.keyValueClient().putValue(counter, "many");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> votes.tally("pets"))
        .withMessageContainingAll("tally pets", counter, "'many'");
  }

  @Test
  void aBallotThatSomebodySpoiledIsNamed() {
    CONSUL.get().client().keyValueClient().putValue(prefix + "/zoo/polls/pets/ballots/eve", "x");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> votes.ballot("pets", "eve"))
        .withMessageContainingAll("ballots/eve", "'x'");
  }

  @Test
  void aGroupThatSomebodySpoiledIsNamed() {
    String key = "zoo/polls/pets/ballots/groups/" + Grouped.group(1);
    for (String spoiled :
        List.of("x", "0c8gq21k5s7t9v3a", "0c8gq21k5s7t9v3a cats", "a cats Bob\\")) {
      CONSUL.get().client().keyValueClient().putValue(prefix + "/" + key, spoiled);

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> votes.ballot("pets", Grouped.voter(1, "eve")))
          .withMessageContainingAll(key, "'" + spoiled + "'");
    }
  }

  private static String ballots(String poll) {
    return "menagerie/polls/" + poll + "/ballots/";
  }

  private static String secret(String voter) {
    return voter.substring(voter.indexOf('-') + 1);
  }

  /** As long as a ballot may get. */
  private static Ballot longBallot(String voter) {
    return new Ballot("pets", voter, "o".repeat(64), "🐈".repeat(200));
  }

  private static Ballot ballot(String voter) {
    return new Ballot("pets", voter, "cats", "");
  }
}
