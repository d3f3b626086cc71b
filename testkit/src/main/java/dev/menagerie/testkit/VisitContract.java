package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link VoteCounter} promises about visits: the lower half of its suite. */
abstract class VisitContract extends StoreContract {
  private static final int VISITS = 25;

  private final String poll = Fresh.name("visited");
  private final Visit home = new Visit(poll, "home");
  private final Visit results = new Visit(poll, "results");

  final VoteCounter votes() {
    return stores().get(VoteCounter.class);
  }

  @Test
  void aPageNobodyVisitedHasNoVisits() {
    assertThat(votes().visits(poll, "home")).isZero();
  }

  @Test
  void eachVisitIsToldItsNumber() {
    assertThat(votes().visit(home)).isEqualTo(1);
    assertThat(votes().visit(home)).isEqualTo(2);
    assertThat(votes().visit(results)).isEqualTo(1);
    assertThat(votes().visits(poll, "home")).isEqualTo(2);
  }

  @Test
  void visitsOfOneBatchAreNumberedInTheirOrder() {
    assertThat(votes().visitAll(List.of(home, results, home, home, results)))
        .containsExactly(1L, 1L, 2L, 3L, 2L);
  }

  @Test
  void anEmptyBatchOfVisitsHasNoOutcomes() {
    assertThat(votes().visitAll(List.of())).isEmpty();
  }

  @Test
  void visitsLeaveTheVotesAlone() {
    votes().cast(new Ballot(poll, "home", "home", "Ann"));
    votes().visit(home);

    assertThat(votes().tally(poll).total()).isEqualTo(1);
    assertThat(votes().recount(poll).total()).isEqualTo(1);
    assertThat(votes().visits(poll, "home")).isEqualTo(1);
  }

  @Test
  void pagesAndPollsWhoseNamesAreAlikeAreApart() {
    var alike =
        List.of(
            new Visit(poll, "a"),
            new Visit(poll, "a-"),
            new Visit(poll, "a_"),
            new Visit(poll + "-", "a"),
            new Visit(poll + "-a", "a"));

    assertThat(votes().visitAll(alike)).containsOnly(1L);
    assertThat(alike).allSatisfy(v -> assertThat(votes().visits(v.poll(), v.page())).isEqualTo(1));
  }

  @Test
  void aLargeBatchOfVisitsIsCountedWhole() {
    var numbers = votes().visitAll(Collections.nCopies(LARGE_BATCH, home));

    assertThat(numbers).hasSize(LARGE_BATCH).doesNotHaveDuplicates().isSorted();
    assertThat(votes().visits(poll, "home")).isEqualTo(LARGE_BATCH);
  }

  @Test
  void everyInstanceSeesEveryVisitAtOnce() {
    VoteCounter there = another().get(VoteCounter.class);
    for (int i = 1; i <= VISITS; i++) {
      assertThat((i % 2 == 0 ? there : votes()).visit(home)).isEqualTo(i);
      assertThat((i % 2 == 0 ? votes() : there).visits(poll, "home")).isEqualTo(i);
    }
  }

  @Test
  void visitsOutliveTheInstanceThatCountedThem() {
    votes().visitAll(Collections.nCopies(10, home));

    assertThat(reopened().get(VoteCounter.class).visits(poll, "home")).isEqualTo(10);
    assertThat(votes().visit(home)).isEqualTo(11);
  }

  @Test
  void racingVisitsAreAllCounted() {
    List<VoteCounter> instances = List.of(votes(), another().get(VoteCounter.class));
    var numbers =
        Races.run(
            THREADS,
            thread -> {
              var mine = new ArrayList<Long>();
              for (int i = 0; i < VISITS; i++) {
                mine.add(instances.get(thread % 2).visit(home));
              }
              return mine;
            });

    assertThat(votes().visits(poll, "home")).isEqualTo((long) THREADS * VISITS);
    assertThat(numbers)
        .allSatisfy(mine -> assertThat(mine).isSorted().doesNotHaveDuplicates())
        .allSatisfy(mine -> assertThat(mine).allMatch(n -> n >= 1 && n <= THREADS * VISITS));
  }
}
