package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.Ledger;
import dev.menagerie.testkit.LedgerRun;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three instances under load while the leader of three servers fails, in the middle of whatever it
 * is doing, and comes back when another has long taken over.
 */
class ConsulCrashTest {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private static final int CLIENTS = 24;
  private static final int INSTANCES = 3;
  private static final int BEFORE = 1_000;
  private static final int AFTER = 2_000;
  private static final int ENOUGH = 3_000;
  private static final int VOTERS = 100;

  private final String poll = Fresh.name("crash");
  private final List<Stores> stores = new ArrayList<>();
  private final List<GroupCommit<Ballot, Cast>> ballots = new ArrayList<>();
  private final List<GroupCommit<Visit, Long>> visits = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private int failed;

  ConsulCrashTest() {
    for (int i = 0; i < INSTANCES; i++) {
      Stores instance = Stores.open(CONSUL.get().urlFrom(i));
      VoteCounter votes = instance.get(VoteCounter.class);
      stores.add(instance);
      ballots.add(GroupCommit.to(instance.name(), "cast", votes::castAll).build());
      visits.add(GroupCommit.to(instance.name(), "visit", votes::visitAll).build());
    }
  }

  @AfterEach
  void close() {
    ballots.forEach(GroupCommit::close);
    visits.forEach(GroupCommit::close);
    stores.forEach(Stores::close);
  }

  @Test
  void everyAcknowledgedBallotIsCountedOnceThoughTheLeaderIsKilled() {
    auditBallots(cast(killingTheLeader(Ledger.of(this::ballot))));
  }

  @Test
  void everyAcknowledgedBallotIsCountedOnceThoughTheLeaderIsFrozenAndWakesUp() {
    auditBallots(cast(freezingTheLeader(Ledger.of(this::ballot))));
  }

  @Test
  void totalsEqualTheBallotsThoughTheLeaderIsKilledWhileVotesMove() {
    cast(killingTheLeader(Ledger.of(this::moving)));
    assertThat(countedTwice().total()).isEqualTo(VOTERS);
  }

  @Test
  void totalsEqualTheBallotsThoughTheLeaderIsFrozenWhileVotesMove() {
    cast(freezingTheLeader(Ledger.of(this::moving)));
    assertThat(countedTwice().total()).isEqualTo(VOTERS);
  }

  @Test
  void everyAcknowledgedVisitIsCountedOnceThoughTheLeaderIsKilled() {
    auditVisits(visit(killingTheLeader(Ledger.of(n -> n))));
  }

  @Test
  void everyAcknowledgedVisitIsCountedOnceThoughTheLeaderIsFrozenAndWakesUp() {
    auditVisits(visit(freezingTheLeader(Ledger.of(n -> n))));
  }

  /** Each attempt goes to another instance, a second attempt at the same ballot too. */
  private <I extends Ballot> Ledger<I> cast(LedgerRun<I> run) {
    return run.retryingUnknown().write(ballot -> next(ballots).call(ballot));
  }

  private Ledger<Long> visit(LedgerRun<Long> run) {
    return run.write(n -> next(visits).call(new Visit(poll, "form")));
  }

  private <G> G next(List<G> instances) {
    return instances.get(Math.floorMod(turn.getAndIncrement(), INSTANCES));
  }

  private <I> LedgerRun<I> killingTheLeader(LedgerRun<I> run) {
    ConsulCluster consul = CONSUL.get();
    return failing(run, consul::kill9, consul::restart);
  }

  private <I> LedgerRun<I> freezingTheLeader(LedgerRun<I> run) {
    ConsulCluster consul = CONSUL.get();
    return failing(run, consul::freeze, consul::thaw);
  }

  /** The leader comes back only after much was acknowledged by another. */
  private <I> LedgerRun<I> failing(LedgerRun<I> run, Failure failure, Failure mending) {
    ConsulCluster consul = CONSUL.get();
    return run.clients(CLIENTS)
        .untilAcknowledged(ENOUGH)
        .after(
            BEFORE,
            () -> {
              failed = consul.awaitLeader(Optional.empty());
              failure.of(failed);
              consul.awaitLeader(Optional.of(failed));
            })
        .after(AFTER, () -> mending.of(failed));
  }

  private void auditBallots(Ledger<Ballot> ledger) {
    VoteCounter votes = stores.get(0).get(VoteCounter.class);
    ledger
        .auditEach(
            ballot -> votes.ballot(poll, ballot.voter()).filter(ballot::equals).stream().count(),
            countedTwice().total())
        .assertExact();
  }

  private void auditVisits(Ledger<Long> ledger) {
    ledger.auditTotal(stores.get(0).get(VoteCounter.class).visits(poll, "form")).assertExact();
  }

  /** The tally, which must be what the ballots themselves come to. */
  private Tally countedTwice() {
    VoteCounter votes = stores.get(0).get(VoteCounter.class);
    Tally tally = votes.tally(poll);
    assertThat(votes.recount(poll)).isEqualTo(tally);
    return tally;
  }

  private Ballot ballot(long n) {
    return new Ballot(poll, voter(n), "option-" + n % 3, "Voter " + n);
  }

  private Ballot moving(long n) {
    return new Ballot(poll, voter(n % VOTERS), "option-" + n % 7, "");
  }

  /** One in eight has a key alone; the others share keys, and all instances write them. */
  private static String voter(long n) {
    String name = "voter-" + n;
    return n % 8 == 0 ? name : Grouped.voter(n / 32, name);
  }

  /** Something that happens to a server. */
  private interface Failure {
    void of(int server);
  }
}
