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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link VoteCounter} promises to those who race: the middle of its suite. */
abstract class VoteRaceContract extends VisitContract {
  static final String CATS = "cats";
  static final String DOGS = "dogs";
  private static final int WRITES = 25;

  final String poll = Fresh.name("poll");

  /**
   * The id of a voter of the suite, the same for the same name; default: the name. A store that
   * keeps voters of some shape in another way overrides it, and runs the suite once more.
   *
   * @param name 1 to 64 of {@code A-Z a-z 0-9 - _}
   */
  protected String voter(String name) {
    return name;
  }

  final Ballot ballot(String name, String option) {
    return new Ballot(poll, voter(name), option, "Voter " + name);
  }

  final List<Ballot> ballots(String poll, int voters, String option) {
    return IntStream.range(0, voters)
        .mapToObj(i -> new Ballot(poll, voter("voter-" + i), option, "Voter " + i))
        .toList();
  }

  @Test
  void racingVotersAreAllCounted() {
    List<VoteCounter> instances = List.of(votes(), another().get(VoteCounter.class));
    var casts =
        Races.run(
            THREADS,
            thread -> {
              var mine = new ArrayList<Cast>();
              for (int i = 0; i < WRITES; i++) {
                var ballot = ballot("voter-" + thread + "-" + i, CATS);
                mine.add(instances.get(i % 2).cast(ballot));
              }
              return mine;
            });

    assertThat(casts).allSatisfy(mine -> assertThat(mine).containsOnly(COUNTED));
    assertThat(votes().tally(poll).votes()).containsExactly(entry(CATS, (long) THREADS * WRITES));
    assertThat(votes().recount(poll)).isEqualTo(votes().tally(poll));
  }

  @Test
  void ofRacingRepetitionsOneIsCounted() {
    List<VoteCounter> instances = List.of(votes(), another().get(VoteCounter.class));
    for (int round = 0; round < 10; round++) {
      var ballot = ballot("voter-" + round, CATS);
      var casts = Races.run(THREADS, thread -> instances.get(thread % 2).cast(ballot));
      assertThat(casts).containsOnlyOnce(COUNTED).doesNotContain(MOVED);
    }
    assertThat(votes().tally(poll).votes()).containsExactly(entry(CATS, 10L));
  }

  @Test
  void ofOneVotersRacingBallotsEitherMayBeTheLaterButOnlyOneStands() {
    List<VoteCounter> instances = List.of(votes(), another().get(VoteCounter.class));
    for (int round = 0; round < 10; round++) {
      String voter = "voter-" + round;
      var casts =
          Races.run(THREADS, thread -> instances.get(thread % 2).cast(ballot(voter, "o" + thread)));
      assertThat(casts).containsOnlyOnce(COUNTED).doesNotContain(UNCHANGED);
    }
    assertThat(votes().tally(poll).total()).isEqualTo(10);
    assertThat(votes().tally(poll)).isEqualTo(votes().recount(poll));
  }

  @Test
  void racingBatchesOfTheSameVotersInDifferentOrdersAllArrive() {
    List<VoteCounter> instances = List.of(votes(), another().get(VoteCounter.class));
    Races.run(
        THREADS,
        thread -> {
          var mine = new ArrayList<>(ballots(poll, 100, "o" + thread % 3));
          Collections.shuffle(mine, new Random(thread));
          return instances.get(thread % 2).castAll(mine);
        });

    assertThat(votes().tally(poll).total()).isEqualTo(100);
    assertThat(votes().tally(poll)).isEqualTo(votes().recount(poll));
  }

  @Test
  void aTallyIsNeverOlderThanTheLastAcknowledgedBallot() {
    VoteCounter reader = another().get(VoteCounter.class);
    var sent = new AtomicInteger();
    var acknowledged = new AtomicInteger();
    Races.run(
        THREADS,
        thread -> {
          for (int i = 0; i < WRITES; i++) {
            sent.incrementAndGet();
            votes().cast(ballot("voter-" + thread + "-" + i, CATS));
            acknowledged.incrementAndGet();
          }
          return null;
        },
        () -> {
          for (VoteCounter counter : List.of(votes(), reader)) {
            long atLeast = acknowledged.get();
            Tally tally = counter.tally(poll);
            assertThat(tally.total()).isBetween(atLeast, (long) sent.get());
          }
        });
  }

  @Test
  void whileVotesMoveTheirSumStaysAtEveryMoment() {
    VoteCounter reader = another().get(VoteCounter.class);
    votes().castAll(ballots(poll, 10, CATS));
    Races.run(
        THREADS,
        thread -> {
          for (int i = 0; i < WRITES; i++) {
            votes().cast(ballot("voter-" + i % 10, (i + thread) % 2 == 0 ? CATS : DOGS));
          }
          return null;
        },
        () -> assertThat(reader.tally(poll).total()).isEqualTo(10));

    assertThat(votes().tally(poll)).isEqualTo(votes().recount(poll));
  }
}
