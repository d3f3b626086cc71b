package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.orbitz.consul.Consul;
import com.orbitz.consul.KeyValueClient;
import com.orbitz.consul.model.kv.Value;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.List;
import java.util.Locale;
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
  void aBatchOfTheBestSizeIsOneTransaction() {
    try (Stores usual = Stores.open(CONSUL.url())) {
      VoteCounter counter = usual.get(VoteCounter.class);
      String poll = Fresh.name("batch");
      counter.castAll(
          IntStream.range(0, counter.bestBatch())
              .mapToObj(n -> new Ballot(poll, voter(n), "option-" + n % 3, "Voter no. " + n))
              .toList());

      KeyValueClient kv = CONSUL.get().client().keyValueClient();
      assertThat(kv.getValues(ballots(poll)))
          .hasSize(counter.bestBatch())
          .extracting(Value::getModifyIndex)
          .containsOnly(kv.getValue(ballots(poll) + voter(0)).orElseThrow().getModifyIndex());
    }
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
    List<String> clever = List.of("counts", "ballots", "visits", "folded", "polls", "cats", "0");
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

  private static String ballots(String poll) {
    return "menagerie/polls/" + poll + "/ballots/";
  }

  /** As long as those of the web application. */
  private static String voter(int n) {
    return String.format(Locale.ROOT, "%022d", n);
  }

  private static Ballot ballot(String voter) {
    return new Ballot("pets", voter, "cats", "");
  }
}
