package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Edited.Conflict;
import dev.menagerie.procedures.Edited.Deleted;
import dev.menagerie.procedures.Edited.Missing;
import dev.menagerie.procedures.Edited.Written;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.ProcedureCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link ProcedureCatalog} promises to those who race: the middle of its suite. */
abstract class CatalogRaceContract extends CatalogReadingContract {
  private static final int WRITES = 25;

  final Edit replace(String suffix, String title, OptionalLong expected) {
    return new Edit.Replace(procedure(suffix, title), expected);
  }

  final Edit delete(String suffix, OptionalLong expected) {
    return new Edit.Delete(prefix + suffix, expected);
  }

  @Test
  void ofThoseWhoRaceToReplaceAtOneVersionOneSucceeds() {
    List<ProcedureCatalog> instances = List.of(catalog(), another().get(ProcedureCatalog.class));
    Entry current = create("a", "First");
    for (int round = 0; round < 10; round++) {
      OptionalLong expected = OptionalLong.of(current.version());
      var edited =
          Races.run(
              THREADS,
              thread -> instances.get(thread % 2).edit(replace("a", "By " + thread, expected)));
      Written winner = only(edited);
      assertThat(catalog().find(prefix + "a")).contains(winner.entry());
      current = winner.entry();
    }
  }

  @Test
  void ofThoseWhoRaceToCreateOneSucceeds() {
    List<ProcedureCatalog> instances = List.of(catalog(), another().get(ProcedureCatalog.class));
    for (int round = 0; round < 10; round++) {
      String suffix = String.valueOf(round);
      var edited =
          Races.run(
              THREADS,
              thread ->
                  instances
                      .get(thread % 2)
                      .edit(new Edit.Create(procedure(suffix, "By " + thread))));
      assertThat(catalog().find(prefix + suffix)).contains(only(edited).entry());
    }
  }

  @Test
  void ofThoseWhoRaceToDeleteOneSucceeds() {
    List<ProcedureCatalog> instances = List.of(catalog(), another().get(ProcedureCatalog.class));
    for (int round = 0; round < 10; round++) {
      create("a", "Round " + round);
      var edited =
          Races.run(
              THREADS, thread -> instances.get(thread % 2).edit(delete("a", OptionalLong.empty())));
      assertThat(edited).containsOnlyOnce(new Deleted());
      assertThat(edited).filteredOn(e -> !(e instanceof Deleted)).containsOnly(new Missing());
    }
  }

  @Test
  void countingUpByVersionsLosesNothing() {
    List<ProcedureCatalog> instances = List.of(catalog(), another().get(ProcedureCatalog.class));
    create("a", "0");
    Races.run(
        THREADS,
        thread -> {
          for (int done = 0; done < WRITES; ) {
            Entry seen = instances.get(thread % 2).find(prefix + "a").orElseThrow();
            String next = String.valueOf(Integer.parseInt(seen.procedure().title()) + 1);
            Edit edit = replace("a", next, OptionalLong.of(seen.version()));
            done += instances.get(thread % 2).edit(edit) instanceof Written ? 1 : 0;
          }
          return null;
        });

    assertThat(catalog().find(prefix + "a").map(Entry::procedure))
        .contains(procedure("a", String.valueOf(THREADS * WRITES)));
  }

  @Test
  void noTwoRacingChangesOfARowGetTheSameVersion() {
    List<ProcedureCatalog> instances = List.of(catalog(), another().get(ProcedureCatalog.class));
    long before = catalog().version();
    var versions =
        Races.run(
            THREADS,
            thread -> {
              var mine = new ArrayList<Long>();
              for (int i = 0; i < WRITES; i++) {
                Edit edit = replace("a", thread + "-" + i, OptionalLong.empty());
                mine.add(((Written) instances.get(thread % 2).edit(edit)).entry().version());
              }
              return mine;
            });

    assertThat(versions.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    assertThat(versions).allSatisfy(mine -> assertThat(mine).isSorted());
    assertThat(catalog().version()).isGreaterThanOrEqualTo(before + 1);
  }

  @Test
  void racingImportsOfTheSameCodesInDifferentOrdersAllArrive() {
    List<ProcedureCatalog> instances = List.of(catalog(), another().get(ProcedureCatalog.class));
    long before = catalog().page(0, 1).total();
    Races.run(
        THREADS,
        thread -> {
          var mine = new ArrayList<Edit>();
          for (int i = 0; i < 100; i++) {
            mine.add(replace(String.valueOf(i), "By " + thread, OptionalLong.empty()));
          }
          Collections.shuffle(mine, new Random(thread));
          assertThat(instances.get(thread % 2).editAll(mine)).hasOnlyElementsOfType(Written.class);
          return null;
        });

    assertThat(mine(catalog(), 1000)).hasSize(100);
    assertThat(catalog().page(0, 1).total()).isEqualTo(before + 100);
  }

  private static Written only(List<Edited> edited) {
    assertThat(edited).filteredOn(e -> e instanceof Written).hasSize(1);
    assertThat(edited)
        .filteredOn(e -> !(e instanceof Written))
        .hasOnlyElementsOfType(Conflict.class);
    return edited.stream()
        .filter(Written.class::isInstance)
        .map(Written.class::cast)
        .toList()
        .get(0);
  }
}
