package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.MutableClock;
import dev.menagerie.testkit.Races;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counters of instances that are gone, or only seem to be. */
class FoldingTest {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private static final int MANY = Folding.MANY + 4;
  private static final Duration LONG = Folding.STILLNESS.multipliedBy(2);

  private final String poll = Fresh.name("folding");
  private final MutableClock clock = MutableClock.startingNow();
  private final AtomicLong nanoTime = new AtomicLong();
  private final List<Stores> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Stores::close);
  }

  @Test
  void anInstanceThatClosesLeavesNoCountersOfItsOwn() {
    Stores stores = open();
    voteAndVisit(stores, "ann", "cats");
    voteAndVisit(stores, "bob", "dogs");
    stores.close();

    assertThat(counters("counts")).containsOnlyKeys("folded/cats", "folded/dogs");
    assertThat(counters("visits")).containsOnlyKeys("folded/form").containsValue("2");
    assertCounted(1, 1);
  }

  @Test
  void moreCountersThanFitInOneTransactionAreFoldedToo() {
    try (Stores stores = open()) {
      for (int i = 0; i < 50; i++) {
        voteAndVisit(stores, "voter-" + i, "option-" + i);
      }
    }

    assertThat(counters("counts")).hasSize(50).containsKeys("folded/option-0", "folded/option-49");
    assertThat(reader().tally(poll).total()).isEqualTo(50);
  }

  @Test
  void instancesThatCloseAtTheSameTimeLoseNothing() {
    List<Stores> instances = Fresh.list(8, this::open);
    Races.run(
        8,
        thread -> {
          voteAndVisit(instances.get(thread), "voter-" + thread, "cats");
          instances.get(thread).close();
          return null;
        });

    assertThat(counters("counts")).isEqualTo(Map.of("folded/cats", "8"));
    assertCounted(8, 0);
  }

  @Test
  void aCounterMayBeNegativeAndIsFoldedAsWell() {
    Stores here = open();
    Stores there = open();
    voteAndVisit(here, "ann", "cats");
    voteAndVisit(there, "ann", "dogs");
    there.close();

    assertThat(counters("counts")).containsEntry("folded/cats", "-1");
    assertCounted(0, 1);
  }

  @Test
  void aFewInstancesAreLeftAlone() {
    Fresh.list(3, () -> voteAndVisit(open(), Fresh.name("voter"), "cats"));
    VoteCounter reader = reader();
    reader.tally(poll);
    pass(LONG);
    reader.tally(poll);

    assertThat(counters("counts")).hasSize(3);
  }

  @Test
  void manyInstancesAreFoldedOnceTheyStoodStillForLong() {
    Fresh.list(MANY, () -> voteAndVisit(open(), Fresh.name("voter"), "cats"));
    VoteCounter reader = reader();
    assertThat(reader.tally(poll).of("cats")).isEqualTo(MANY);
    assertThat(reader.visits(poll, "form")).isEqualTo(MANY);
    assertThat(counters("counts")).hasSize(MANY);
    pass(LONG);
    reader.tally(poll);
    reader.visits(poll, "form");

    assertThat(counters("counts")).isEqualTo(Map.of("folded/cats", "" + MANY));
    assertThat(counters("visits")).isEqualTo(Map.of("folded/form", "" + MANY));
    assertCounted(MANY, 0);
  }

  @Test
  void aClockThatIsSetLetsNobodySeemDead() {
    Fresh.list(MANY, () -> voteAndVisit(open(), Fresh.name("voter"), "cats"));
    VoteCounter reader = reader();
    reader.tally(poll);
    clock.advance(LONG);
    reader.tally(poll);

    assertThat(counters("counts")).hasSize(MANY);
  }

  @Test
  void aVisitWhoseCountersWereFoldedWhileItsMachineSleptIsUnknown() throws Exception {
    try (var wire = new Wire(CONSUL.get().httpUrl())) {
      VoteCounter votes = open(wire.url()).get(VoteCounter.class);
      votes.visit(new Visit(poll, "form"));
      wire.next(Wire.Fate.ANSWER_LOST, Wire.Fate.STALLED);
      var visit = CompletableFuture.supplyAsync(() -> votes.visit(new Visit(poll, "form")));
      wire.awaitStalled();
      clock.advance(LONG);
      foldAllAsIfDead();
      wire.letStalledPass();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(visit::get)
          .withCauseInstanceOf(OutcomeUnknownException.class)
          .withMessageContaining("do not send it again");
      assertThat(reader().visits(poll, "form")).isEqualTo(2);
    }
  }

  @Test
  void anInstanceThatCountedMeanwhileIsNotFolded() {
    List<Stores> instances =
        Fresh.list(MANY, () -> voteAndVisit(open(), Fresh.name("voter"), "cats"));
    VoteCounter reader = reader();
    reader.tally(poll);
    pass(LONG);
    voteAndVisit(instances.get(3), "late", "cats");
    reader.tally(poll);

    assertThat(counters("counts")).hasSize(2).containsEntry("folded/cats", "" + (MANY - 1));
    assertCounted(MANY + 1, 0);
  }

  @Test
  void anInstanceThatOnlySeemedDeadGoesOnCounting() {
    List<Stores> instances =
        Fresh.list(MANY, () -> voteAndVisit(open(), Fresh.name("voter"), "cats"));
    VoteCounter reader = reader();
    reader.tally(poll);
    reader.visits(poll, "form");
    pass(LONG);
    reader.tally(poll);
    reader.visits(poll, "form");

    VoteCounter alive = instances.get(0).get(VoteCounter.class);
    assertThat(alive.cast(new Ballot(poll, "ann", "cats", ""))).isEqualTo(Cast.COUNTED);
    assertThat(alive.cast(new Ballot(poll, "ann", "dogs", ""))).isEqualTo(Cast.MOVED);
    assertThat(alive.visit(new Visit(poll, "form"))).isEqualTo(MANY + 1);
    assertCounted(MANY, 1);
  }

  @Test
  void foldingAgainstLiveInstancesLosesNothing() {
    List<Stores> instances = Fresh.list(4, this::open);
    Races.run(
        4,
        thread -> {
          for (int i = 0; i < 60; i++) {
            voteAndVisit(instances.get(thread), "voter-" + thread + "-" + i, "cats");
          }
          return null;
        },
        this::foldAllAsIfDead);

    assertCounted(240, 0);
    assertThat(reader().visits(poll, "form")).isEqualTo(240);
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private Stores open() {
    return open(CONSUL.url());
  }

  private Stores open(String url) {
    var options = StoreOptions.defaults().withClock(clock);
    Stores stores = ConsulStores.open(StoreUrl.of(url), options, nanoTime::get);
    opened.add(stores);
    return stores;
  }

  private VoteCounter reader() {
    return open().get(VoteCounter.class);
  }

  private Stores voteAndVisit(Stores stores, String voter, String option) {
    VoteCounter votes = stores.get(VoteCounter.class);
    votes.cast(new Ballot(poll, voter, option, ""));
    votes.visit(new Visit(poll, "form"));
    return stores;
  }

  /** What another instance does to the counters of those that it takes for dead. */
  private void foldAllAsIfDead() {
    var kv = new Kv(List.of(CONSUL.get().client()), new Leader(List.of(), () -> 0), false);
    try (var link = new Link("another", kv, StoreOptions.defaults(), "any")) {
      for (String kind : List.of("counts", "visits")) {
        counters(kind).keySet().stream()
            .map(key -> key.substring(0, key.indexOf('/')))
            .filter(instance -> !instance.equals(Folding.FOLDED))
            .distinct()
            .map(instance -> new Folding(link, instance, nanoTime::get))
            .forEach(folding -> folding.foldOwn("menagerie/polls/" + poll + "/" + kind + "/"));
      }
    }
  }

  private void assertCounted(long cats, long dogs) {
    VoteCounter reader = reader();
    assertThat(reader.tally(poll)).isEqualTo(new Tally(poll, Map.of("cats", cats, "dogs", dogs)));
    assertThat(reader.recount(poll)).isEqualTo(reader.tally(poll));
  }

  /** What lies in a folder of the poll, as Consul's own UI shows it. */
  private Map<String, String> counters(String folder) {
    return CONSUL.get().values("menagerie/polls/" + poll + "/" + folder + "/");
  }
}
