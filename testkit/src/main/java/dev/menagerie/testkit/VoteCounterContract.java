package dev.menagerie.testkit;

import static dev.menagerie.votes.Cast.COUNTED;
import static dev.menagerie.votes.Cast.MOVED;
import static dev.menagerie.votes.Cast.UNCHANGED;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.votes.VoterIds;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link VoteCounter} promises about ballots; {@link VoteRaceContract} has the races. */
public abstract class VoteCounterContract extends VoteRaceContract {
  private static final int WRITES = 25;

  /** For a subclass that says what to open. */
  protected VoteCounterContract() {}

  @Test
  void aPollNobodyVotedInReadsAsEmpty() {
    assertThat(votes().tally(poll)).isEqualTo(votes().recount(poll));
    assertThat(votes().tally(poll).votes()).isEmpty();
    assertThat(votes().ballot(poll, voter("nobody"))).isEmpty();
  }

  @Test
  void aFirstBallotIsCounted() {
    assertThat(votes().cast(ballot("ann", CATS))).isEqualTo(COUNTED);

    assertThat(votes().ballot(poll, voter("ann"))).contains(ballot("ann", CATS));
    assertTallied(CATS);
  }

  @Test
  void aRepeatedBallotChangesNothing() {
    votes().cast(ballot("ann", CATS));

    assertThat(votes().cast(ballot("ann", CATS))).isEqualTo(UNCHANGED);
    assertTallied(CATS);
  }

  @Test
  void aRepeatedBallotChangesNotEvenTheName() {
    votes().cast(new Ballot(poll, voter("ann"), CATS, "Ann"));

    assertThat(votes().cast(new Ballot(poll, voter("ann"), CATS, "Anna"))).isEqualTo(UNCHANGED);
    assertThat(votes().ballot(poll, voter("ann")))
        .contains(new Ballot(poll, voter("ann"), CATS, "Ann"));
  }

  @Test
  void aLaterBallotMovesTheVoteAndTakesItsName() {
    votes().cast(new Ballot(poll, voter("ann"), CATS, "Ann"));

    assertThat(votes().cast(new Ballot(poll, voter("ann"), DOGS, "Anna"))).isEqualTo(MOVED);
    assertThat(votes().ballot(poll, voter("ann")))
        .contains(new Ballot(poll, voter("ann"), DOGS, "Anna"));
    assertTallied(DOGS);
  }

  @Test
  void aVoteMayMoveBack() {
    assertThat(outcomes(ballot("ann", CATS), ballot("ann", DOGS), ballot("ann", CATS)))
        .containsExactly(COUNTED, MOVED, MOVED);
    assertTallied(CATS);
  }

  @Test
  void oneVoterMayVoteInSeveralPolls() {
    String other = Fresh.name("poll");
    votes().cast(ballot("ann", CATS));

    assertThat(votes().cast(new Ballot(other, voter("ann"), DOGS, "Ann"))).isEqualTo(COUNTED);
    assertThat(votes().tally(other).votes()).containsExactly(entry(DOGS, 1L));
    assertTallied(CATS);
  }

  @Test
  void pollsWhoseNamesAreAlikeAreApart() {
    List<String> alike = List.of(poll, poll + "-1", poll + "_1", poll + "11", poll + "-");
    for (int i = 0; i < alike.size(); i++) {
      votes().castAll(ballots(alike.get(i), i + 1, CATS));
    }
    for (int i = 0; i < alike.size(); i++) {
      assertThat(votes().tally(alike.get(i)).of(CATS)).as(alike.get(i)).isEqualTo(i + 1);
      assertThat(votes().recount(alike.get(i)).of(CATS)).as(alike.get(i)).isEqualTo(i + 1);
    }
  }

  @Test
  void votersWhoseIdsAreAlikeAreApart() {
    List<String> alike = List.of("Ann", "ann", "ANN", "a_n", "a-n", "ann-", "0", "00", "-", "_");

    var casts = votes().castAll(alike.stream().map(voter -> ballot(voter, CATS)).toList());

    assertThat(casts).hasSize(alike.size()).containsOnly(COUNTED);
    assertThat(votes().tally(poll).total()).isEqualTo(alike.size());
    for (String voter : alike) {
      assertThat(votes().ballot(poll, voter(voter))).contains(ballot(voter, CATS));
    }
  }

  @Test
  void optionsAreTalliedInTheirOrder() {
    outcomes(ballot("a", "c"), ballot("b", "a-1"), ballot("d", "a_1"), ballot("e", "a"));

    assertThat(votes().tally(poll).votes().keySet()).containsExactly("a", "a-1", "a_1", "c");
    assertThat(votes().recount(poll).votes().keySet()).containsExactly("a", "a-1", "a_1", "c");
  }

  @Test
  void theLongestNamesAreKept() {
    String longPoll = (poll + "x".repeat(64)).substring(0, 64);
    var ballot = new Ballot(longPoll, "V".repeat(64), "o".repeat(64), "🐈".repeat(200));

    assertThat(votes().cast(ballot)).isEqualTo(COUNTED);
    assertThat(votes().ballot(longPoll, ballot.voter())).contains(ballot);
    assertThat(votes().tally(longPoll).of(ballot.option())).isEqualTo(1);
  }

  @Test
  void whateverAVoterWantsToBeCalledIsKept() {
    for (String name : HostileTexts.WITHOUT_NUL) {
      var ballot = new Ballot(poll, voter(Fresh.name("voter")), CATS, name);
      votes().cast(ballot);
      assertThat(votes().ballot(poll, ballot.voter())).contains(ballot);
    }
  }

  @Test
  void whateverTheVotersOfOneGroupWantToBeCalledIsKept() {
    var voters = new VoterIds(clock());
    var ballots =
        HostileTexts.WITHOUT_NUL.stream()
            .map(name -> new Ballot(poll, voters.fresh(), CATS, name))
            .toList();
    votes().castAll(ballots);

    assertThat(ballots)
        .allSatisfy(ballot -> assertThat(votes().ballot(poll, ballot.voter())).contains(ballot));
    assertThat(votes().recount(poll).of(CATS)).isEqualTo(ballots.size());
  }

  @Test
  void whoIsAddedToAGroupLeavesTheOthersAsTheyWere() {
    var voters = new VoterIds(clock());
    VoteCounter there = another().get(VoteCounter.class);
    var ballots = Fresh.list(10, () -> new Ballot(poll, voters.fresh(), CATS, "Cat"));
    ballots.subList(0, 5).forEach(votes()::cast);
    ballots.subList(5, 8).forEach(there::cast);
    votes().castAll(ballots.subList(8, 10));

    assertThat(ballots)
        .allSatisfy(ballot -> assertThat(there.ballot(poll, ballot.voter())).contains(ballot));
    assertTallied(Collections.nCopies(10, CATS).toArray(String[]::new));
  }

  @Test
  void anEmptyBatchHasNoOutcomes() {
    assertThat(votes().castAll(List.of())).isEmpty();
  }

  @Test
  void outcomesComeInTheOrderOfTheBallots() {
    outcomes(ballot("moves", CATS), ballot("stays", CATS));

    assertThat(
            outcomes(
                ballot("stays", CATS),
                ballot("comes", CATS),
                ballot("moves", DOGS),
                ballot("comes-too", DOGS)))
        .containsExactly(UNCHANGED, COUNTED, MOVED, COUNTED);
    assertTallied(CATS, CATS, DOGS, DOGS);
  }

  @Test
  void oneBatchMayHoldSeveralBallotsOfAVoter() {
    assertThat(
            outcomes(
                ballot("ann", CATS),
                ballot("ann", CATS),
                ballot("bob", DOGS),
                ballot("ann", DOGS),
                ballot("ann", CATS),
                ballot("ann", DOGS)))
        .containsExactly(COUNTED, UNCHANGED, COUNTED, MOVED, MOVED, MOVED);
    assertTallied(DOGS, DOGS);
  }

  @Test
  void oneBatchMayServeSeveralPolls() {
    List<String> polls = IntStream.range(0, 20).mapToObj(i -> Fresh.name("poll")).toList();

    var casts =
        votes().castAll(polls.stream().map(p -> new Ballot(p, voter("ann"), CATS, "Ann")).toList());

    assertThat(casts).hasSize(20).containsOnly(COUNTED);
    assertThat(polls).allSatisfy(p -> assertThat(votes().tally(p).total()).isEqualTo(1));
  }

  @Test
  void aBatchLargerThanAnyTransactionIsCountedWholeAndOnlyOnce() {
    List<Ballot> large = ballots(poll, LARGE_BATCH, CATS);

    assertThat(votes().castAll(large)).hasSize(LARGE_BATCH).containsOnly(COUNTED);
    assertThat(votes().castAll(large)).hasSize(LARGE_BATCH).containsOnly(UNCHANGED);
    assertThat(votes().tally(poll).votes()).containsExactly(entry(CATS, (long) LARGE_BATCH));
    assertThat(votes().recount(poll)).isEqualTo(votes().tally(poll));
  }

  @Test
  void ballotsSentAgainAfterAnUnknownOutcomeCountOnce() {
    List<Ballot> sent = ballots(poll, 30, CATS);
    votes().castAll(sent.subList(0, 17));

    var casts = another().get(VoteCounter.class).castAll(sent);

    assertThat(casts.subList(0, 17)).containsOnly(UNCHANGED);
    assertThat(casts.subList(17, 30)).containsOnly(COUNTED);
    assertThat(votes().tally(poll).total()).isEqualTo(30);
  }

  @Test
  void everyInstanceSeesEveryBallotAtOnce() {
    VoteCounter here = votes();
    VoteCounter there = another().get(VoteCounter.class);
    for (int i = 1; i <= WRITES; i++) {
      var ballot = ballot("voter-" + i, i % 2 == 0 ? CATS : DOGS);
      (i % 3 == 0 ? here : there).cast(ballot);
      assertThat(here.tally(poll).total()).isEqualTo(i);
      assertThat(there.tally(poll)).isEqualTo(here.tally(poll));
      assertThat((i % 3 == 0 ? there : here).ballot(poll, ballot.voter())).contains(ballot);
    }
  }

  @Test
  void aVoteCastThroughOneInstanceMovesThroughAnother() {
    VoteCounter there = another().get(VoteCounter.class);
    votes().cast(ballot("ann", CATS));

    assertThat(there.cast(ballot("ann", DOGS))).isEqualTo(MOVED);
    assertThat(there.cast(ballot("ann", DOGS))).isEqualTo(UNCHANGED);
    assertThat(votes().cast(ballot("ann", DOGS))).isEqualTo(UNCHANGED);
    assertThat(votes().cast(ballot("ann", CATS))).isEqualTo(MOVED);
    assertTallied(CATS);
  }

  @Test
  void aVoteThatMovedThroughAnotherInstanceMovesBackThroughTheFirst() {
    VoteCounter there = another().get(VoteCounter.class);
    votes().cast(ballot("ann", CATS));
    there.cast(ballot("ann", DOGS));

    assertThat(votes().cast(ballot("ann", CATS))).isEqualTo(MOVED);
    assertThat(there.cast(ballot("ann", DOGS))).isEqualTo(MOVED);
    assertTallied(DOGS);
  }

  @Test
  void ballotsOutliveTheInstanceThatTookThem() {
    votes().castAll(ballots(poll, 10, CATS));

    VoteCounter later = reopened().get(VoteCounter.class);

    assertThat(later.tally(poll).of(CATS)).isEqualTo(10);
    assertThat(later.recount(poll)).isEqualTo(later.tally(poll));
    assertThat(later.cast(ballot("voter-1", CATS))).isEqualTo(UNCHANGED);
  }

  private List<Cast> outcomes(Ballot... ballots) {
    return votes().castAll(List.of(ballots));
  }

  /** One vote for each option named, and what is counted agrees with what is there. */
  private void assertTallied(String... options) {
    var expected = new HashMap<String, Long>();
    List.of(options).forEach(option -> expected.merge(option, 1L, Long::sum));
    assertThat(votes().tally(poll)).isEqualTo(new Tally(poll, expected));
    assertThat(votes().recount(poll)).isEqualTo(new Tally(poll, expected));
  }
}
