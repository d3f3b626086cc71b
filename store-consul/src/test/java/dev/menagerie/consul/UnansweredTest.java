package dev.menagerie.consul;

import static dev.menagerie.consul.Wire.Fate.ANSWER_LOST;
import static dev.menagerie.consul.Wire.Fate.CUT_OFF;
import static dev.menagerie.consul.Wire.Fate.DELIVERED;
import static dev.menagerie.consul.Wire.Fate.HELD;
import static dev.menagerie.consul.Wire.Fate.STALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions whose answer never comes, and transactions that come when nobody expects them. */
class UnansweredTest {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  private static final StoreOptions IMPATIENT =
      StoreOptions.defaults().withTimeout(Duration.ofSeconds(1));

  private final String poll = Fresh.name("unanswered");
  private Wire wire;
  private Stores stores;
  private VoteCounter votes;

  @BeforeEach
  void castOneBallotAndCountOneVisit() {
    wire = new Wire(CONSUL.get().httpUrl());
    stores = Stores.open(wire.url(), IMPATIENT);
    votes = stores.get(VoteCounter.class);
    // From here on the counters exist, and the next transaction is one that counts.
    votes.castAll(List.of(ballot("zoe", "cats"), ballot("zac", "dogs")));
    votes.visit(new Visit(poll, "form"));
  }

  @AfterEach
  void close() {
    wire.fromNowOn(DELIVERED);
    wire.mend();
    stores.close();
    wire.close();
  }

  @Test
  void aBallotWhoseAnswerIsLostIsCountedOnce() {
    wire.next(ANSWER_LOST);

    assertThat(votes.cast(ballot("ann", "cats"))).isEqualTo(Cast.COUNTED);
    assertCounted(2, 1);
  }

  @Test
  void aMoveWhoseAnswerIsLostIsMadeOnce() {
    votes.cast(ballot("ann", "cats"));
    // The first is refused, since it takes Ann for a new voter; the second reads her ballot.
    wire.next(DELIVERED, DELIVERED, ANSWER_LOST);

    assertThat(votes.cast(ballot("ann", "dogs"))).isEqualTo(Cast.MOVED);
    assertCounted(1, 2);
  }

  @Test
  void whoIsAddedToAGroupUnderWayIsCountedByOneTransaction() {
    List<String> group = Grouped.voters(1, 2);
    try (Stores patient = Stores.open(wire.url())) {
      VoteCounter counter = patient.get(VoteCounter.class);
      counter.cast(ballot(group.get(0), "cats"));
      wire.next(DELIVERED);
      wire.fromNowOn(CUT_OFF);

      assertThat(counter.cast(ballot(group.get(1), "cats"))).isEqualTo(Cast.COUNTED);
      wire.fromNowOn(DELIVERED);
    }
    assertCounted(3, 1);
  }

  @Test
  void aMoveWithinAGroupWhoseAnswerIsLostIsMadeOnce() {
    List<String> group = Grouped.voters(1, 2);
    votes.castAll(List.of(ballot(group.get(0), "cats"), ballot(group.get(1), "cats")));
    // The first looks where the voter is now.
    wire.next(DELIVERED, ANSWER_LOST);

    assertThat(votes.cast(ballot(group.get(0), "dogs"))).isEqualTo(Cast.MOVED);
    assertCounted(2, 2);
  }

  @Test
  void everyOtherAnswerAboutAGroupMayBeLost() {
    List<String> group = Grouped.voters(1, 20);
    for (String voter : group) {
      wire.next(ANSWER_LOST, DELIVERED, HELD);
      assertThat(votes.cast(ballot(voter, "cats"))).isEqualTo(Cast.COUNTED);
    }
    assertCounted(21, 1);
  }

  @Test
  void anAdditionToAGroupThatArrivesLateUndoesNothing() throws Exception {
    List<String> group = Grouped.voters(1, 3);
    votes.cast(ballot(group.get(0), "cats"));
    wire.next(HELD);
    votes.cast(ballot(group.get(1), "cats"));
    votes.cast(ballot(group.get(1), "dogs"));
    direct().cast(ballot(group.get(2), "dogs"));

    assertThat(wire.deliverHeld()).isNotEmpty().containsOnly(409);
    assertCounted(2, 3);
  }

  @Test
  void anAdditionToAGroupThatArrivesAfterItsVoterGaveUpIsCountedWhole() throws Exception {
    List<String> group = Grouped.voters(1, 3);
    votes.cast(ballot(group.get(0), "cats"));
    wire.fromNowOn(HELD);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.cast(ballot(group.get(1), "cats")));
    wire.fromNowOn(DELIVERED);

    assertThat(wire.deliverHeld()).containsOnlyOnce(200);
    assertCounted(3, 1);
    assertThat(direct().cast(ballot(group.get(1), "cats"))).isEqualTo(Cast.UNCHANGED);
    CONSUL.get().awaitUp(stores);
    assertThat(votes.cast(ballot(group.get(2), "cats"))).isEqualTo(Cast.COUNTED);
    assertCounted(4, 1);
  }

  @Test
  void visitsWhoseAnswersAreLostAreCountedOnce() {
    wire.next(ANSWER_LOST, ANSWER_LOST, ANSWER_LOST);

    assertThat(votes.visit(new Visit(poll, "form"))).isEqualTo(2);
    assertThat(votes.visits(poll, "form")).isEqualTo(2);
  }

  @Test
  void everyOtherAnswerMayBeLost() {
    for (int i = 0; i < 20; i++) {
      wire.next(ANSWER_LOST, DELIVERED, HELD);
      assertThat(votes.cast(ballot("voter-" + i, "cats"))).isEqualTo(Cast.COUNTED);
      assertThat(votes.visit(new Visit(poll, "form"))).isEqualTo(i + 2);
    }
    assertCounted(21, 1);
  }

  @Test
  void aBallotThatArrivesLateChangesNothingOnceItsRetryIsCounted() throws Exception {
    wire.next(HELD);
    votes.cast(ballot("ann", "cats"));
    votes.cast(ballot("ann", "dogs"));
    votes.castAll(ballots(100));

    assertThat(wire.deliverHeld()).isNotEmpty().containsOnly(409);
    assertCounted(101, 2);
  }

  @Test
  void aVisitThatArrivesLateIsNotCountedAgain() throws Exception {
    wire.next(HELD);
    votes.visit(new Visit(poll, "form"));

    assertThat(wire.deliverHeld()).isNotEmpty().containsOnly(409);
    assertThat(votes.visits(poll, "form")).isEqualTo(2);
  }

  @Test
  void aVisitThatArrivesAfterItsInstanceWasFoldedIsNotCountedAgain() throws Exception {
    wire.next(HELD);
    votes.visit(new Visit(poll, "form"));
    stores.close();

    assertThat(wire.deliverHeld()).isNotEmpty().containsOnly(409);
    assertThat(direct().visits(poll, "form")).isEqualTo(2);
  }

  @Test
  void theFirstVisitOfAnInstanceThatArrivesAfterItWasFoldedIsNotCountedAgain() throws Exception {
    try (Stores another = Stores.open(wire.url(), IMPATIENT)) {
      wire.next(HELD, HELD, DELIVERED, HELD, HELD);
      another.get(VoteCounter.class).visit(new Visit(poll, "form"));
    }
    wire.deliverHeld();

    assertThat(direct().visits(poll, "form")).isEqualTo(2);
  }

  @Test
  void aBallotThatStaysUnansweredIsUnknownAndCastAgainItIsSettled() {
    wire.fromNowOn(ANSWER_LOST);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.cast(ballot("ann", "cats")))
        .withMessageContaining("cast 1 ballots")
        .withMessageContaining("again");
    wire.fromNowOn(DELIVERED);

    assertThat(direct().cast(ballot("ann", "cats"))).isEqualTo(Cast.UNCHANGED);
    assertCounted(2, 1);
  }

  @Test
  void aBallotThatHappenedUnseenIsUnknownIfThenNobodyAnswers() {
    // The HTTP client by itself sends the second, which is refused since the first has happened.
    wire.next(ANSWER_LOST, DELIVERED);
    wire.cutAfter(2);

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.cast(ballot("ann", "cats")));
    assertThat(direct().cast(ballot("ann", "cats"))).isEqualTo(Cast.UNCHANGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aVisitThatHappenedUnseenIsUnknownIfThenNobodyAnswers(int requests) {
    wire.next(ANSWER_LOST, DELIVERED);
    wire.cutAfter(requests);

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.visit(new Visit(poll, "form")))
        .withMessageContaining("do not send it again");
    assertThat(direct().visits(poll, "form")).isEqualTo(2);
  }

  @Test
  void closingWaitsForAVisitThatIsUnderWay() throws Exception {
    Stores patient = Stores.open(wire.url());
    VoteCounter counter = patient.get(VoteCounter.class);
    counter.visit(new Visit(poll, "form"));
    wire.next(ANSWER_LOST, STALLED);
    var visit = CompletableFuture.supplyAsync(() -> counter.visit(new Visit(poll, "form")));
    wire.awaitStalled();
    var closing = new Thread(patient::close);
    closing.start();
    Awaitility.await().until(() -> !closing.isAlive() || closing.getState() == State.WAITING);
    wire.letStalledPass();

    assertThat(visit.get()).isEqualTo(3);
    closing.join();
    assertThat(direct().visits(poll, "form")).isEqualTo(3);
  }

  @Test
  void aVisitThatStaysUnansweredIsUnknownAndNotToBeSentAgain() {
    wire.fromNowOn(HELD);

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.visit(new Visit(poll, "form")))
        .withMessageContaining("do not send it again");
    assertThat(direct().visits(poll, "form")).isEqualTo(1);
  }

  @Test
  void aBallotThatArrivesAfterItsVoterGaveUpIsCountedWhole() throws Exception {
    wire.fromNowOn(HELD);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.cast(ballot("ann", "cats")));
    wire.fromNowOn(DELIVERED);
    assertCounted(1, 1);

    assertThat(wire.deliverHeld()).containsOnlyOnce(200);
    assertCounted(2, 1);
    assertThat(direct().cast(ballot("ann", "cats"))).isEqualTo(Cast.UNCHANGED);
  }

  @Test
  void anInstanceGoesOnExactlyAfterAnUnknownOutcomeArrivedLate() throws Exception {
    wire.fromNowOn(HELD);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> votes.cast(ballot("ann", "cats")));
    wire.fromNowOn(DELIVERED);
    wire.deliverHeld();
    CONSUL.get().awaitUp(stores);

    assertThat(votes.castAll(ballots(10))).containsOnly(Cast.COUNTED);
    assertCounted(12, 1);
  }

  @Test
  void aSecretWhoseAnswerIsLostIsTheOneThatIsKept() {
    SharedSecrets secrets = stores.get(SharedSecrets.class);
    String name = Fresh.name("secret");
    wire.next(ANSWER_LOST);

    assertThat(secrets.createIfAbsent(name, () -> new byte[] {7})).containsExactly(7);
    assertThat(secrets.find(name)).contains(new byte[] {7});
  }

  private void assertCounted(long cats, long dogs) {
    VoteCounter direct = direct();
    assertThat(direct.tally(poll).of("cats")).isEqualTo(cats);
    assertThat(direct.tally(poll).of("dogs")).isEqualTo(dogs);
    assertThat(direct.recount(poll)).isEqualTo(direct.tally(poll));
  }

  /** Another instance, on a wire without faults. */
  private static VoteCounter direct() {
    return ConsulStores.of(CONSUL.get().client()).get(VoteCounter.class);
  }

  private Ballot ballot(String voter, String option) {
    return new Ballot(poll, voter, option, "");
  }

  private List<Ballot> ballots(int voters) {
    return IntStream.range(0, voters).mapToObj(i -> ballot("voter-" + i, "cats")).toList();
  }
}
