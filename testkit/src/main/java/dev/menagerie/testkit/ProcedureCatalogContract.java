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
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link ProcedureCatalog} promises; {@link CatalogRaceContract} has the races. */
public abstract class ProcedureCatalogContract extends CatalogRaceContract {
  private static final int WRITES = 25;

  /** For a subclass that says what to open. */
  protected ProcedureCatalogContract() {}

  @Test
  void aCodeNobodyCreatedIsNotFound() {
    assertThat(catalog().find(prefix)).isEmpty();
  }

  @Test
  void aMissingCodeIsCreated() {
    Written written = written(new Edit.Create(procedure("a", "First")));

    assertThat(written.created()).isTrue();
    assertThat(written.entry().procedure()).isEqualTo(procedure("a", "First"));
    assertThat(catalog().find(prefix + "a")).contains(written.entry());
  }

  @Test
  void anExistingCodeIsNotCreatedAgain() {
    Entry there = create("a", "First");

    assertThat(catalog().edit(new Edit.Create(procedure("a", "Second"))))
        .isEqualTo(new Conflict(there));
    assertThat(catalog().edit(new Edit.Create(there.procedure()))).isEqualTo(new Conflict(there));
    assertThat(catalog().find(prefix + "a")).contains(there);
  }

  @Test
  void replacingAddsAMissingCode() {
    Written written = written(replace("a", "First", OptionalLong.empty()));

    assertThat(written.created()).isTrue();
    assertThat(catalog().find(prefix + "a")).contains(written.entry());
  }

  @Test
  void replacingChangesAnExistingCodeAndRaisesItsVersion() {
    Entry there = create("a", "First");

    Written written = written(replace("a", "Second", OptionalLong.empty()));

    assertThat(written.created()).isFalse();
    assertThat(written.entry().procedure()).isEqualTo(procedure("a", "Second"));
    assertThat(written.entry().version()).isGreaterThan(there.version());
    assertThat(catalog().find(prefix + "a")).contains(written.entry());
  }

  @Test
  void replacingAtTheVersionThatIsThereChangesTheRow() {
    Entry there = create("a", "First");

    Written written = written(replace("a", "Second", OptionalLong.of(there.version())));

    assertThat(written.created()).isFalse();
    assertThat(written.entry().version()).isGreaterThan(there.version());
  }

  @Test
  void replacingAtAnotherVersionChangesNothing() {
    Entry first = create("a", "First");
    Entry second = written(replace("a", "Second", OptionalLong.of(first.version()))).entry();

    for (long version : new long[] {first.version(), second.version() + 1, 0, -1}) {
      assertThat(catalog().edit(replace("a", "Third", OptionalLong.of(version))))
          .isEqualTo(new Conflict(second));
    }
    assertThat(catalog().find(prefix + "a")).contains(second);
  }

  @Test
  void replacingAMissingCodeAtAVersionAddsNothing() {
    assertThat(catalog().edit(replace("a", "First", OptionalLong.of(1)))).isEqualTo(new Missing());
    assertThat(catalog().edit(replace("a", "First", OptionalLong.of(0)))).isEqualTo(new Missing());
    assertThat(catalog().find(prefix + "a")).isEmpty();
  }

  @Test
  void anExistingCodeIsDeletedOnce() {
    create("a", "First");

    assertThat(catalog().edit(delete("a", OptionalLong.empty()))).isEqualTo(new Deleted());
    assertThat(catalog().edit(delete("a", OptionalLong.empty()))).isEqualTo(new Missing());
    assertThat(catalog().find(prefix + "a")).isEmpty();
  }

  @Test
  void deletingAtAVersionRemovesThatVersionOnly() {
    Entry there = create("a", "First");
    OptionalLong right = OptionalLong.of(there.version());
    OptionalLong wrong = OptionalLong.of(there.version() + 1);

    assertThat(catalog().edit(delete("a", wrong))).isEqualTo(new Conflict(there));
    assertThat(catalog().edit(delete("a", right))).isEqualTo(new Deleted());
    assertThat(catalog().edit(delete("a", right))).isEqualTo(new Missing());
  }

  @Test
  void aVersionIsNeverUsedTwiceNotEvenAfterADeletion() {
    Entry first = create("a", "First");
    Entry second = written(replace("a", "Second", OptionalLong.empty())).entry();
    catalog().edit(delete("a", OptionalLong.empty()));
    Entry third = create("a", "First");

    assertThat(third.version()).isGreaterThan(second.version());
    assertThat(catalog().edit(replace("a", "Stale", OptionalLong.of(first.version()))))
        .isEqualTo(new Conflict(third));
  }

  @Test
  void codesThatDifferInCaseOrSignsAreApart() {
    List<String> suffixes = List.of("a", "A", "a%", "a_", "a*", "a'", "a\"", "a\\", "a:", "a{}");
    suffixes.forEach(suffix -> create(suffix, "Title of " + suffix));

    for (String suffix : suffixes) {
      assertThat(catalog().find(prefix + suffix).map(Entry::procedure))
          .contains(procedure(suffix, "Title of " + suffix));
    }
  }

  @Test
  void whateverTheTitleIsItIsKept() {
    var titles = new ArrayList<>(HostileTexts.WITHOUT_NUL);
    titles.remove("");
    titles.add("🐈".repeat(255));
    for (int i = 0; i < titles.size(); i++) {
      Entry entry = create(String.valueOf(i), titles.get(i));
      assertThat(catalog().find(code(entry))).contains(entry);
      assertThat(entry.procedure().title()).isEqualTo(titles.get(i));
    }
  }

  @Test
  void anEmptyBatchHasNoOutcomes() {
    assertThat(catalog().editAll(List.of())).isEmpty();
  }

  @Test
  void editsAreAppliedInTheirOrderAndOneThatDoesNotApplyLeavesItsNeighboursAlone() {
    var edits =
        List.of(
            new Edit.Create(procedure("a", "1")),
            new Edit.Create(procedure("a", "2")),
            replace("a", "3", OptionalLong.empty()),
            delete("b", OptionalLong.empty()),
            replace("b", "4", OptionalLong.of(7)),
            replace("b", "5", OptionalLong.empty()),
            delete("a", OptionalLong.empty()),
            delete("a", OptionalLong.empty()),
            new Edit.Create(procedure("a", "6")));

    List<Edited> edited = catalog().editAll(edits);

    assertThat(edited)
        .extracting(Object::getClass)
        .isEqualTo(
            List.of(
                Written.class,
                Conflict.class,
                Written.class,
                Missing.class,
                Missing.class,
                Written.class,
                Deleted.class,
                Missing.class,
                Written.class));
    assertThat(((Conflict) edited.get(1)).current()).isEqualTo(((Written) edited.get(0)).entry());
    assertThat(catalog().find(prefix + "a")).contains(((Written) edited.get(8)).entry());
    assertThat(catalog().find(prefix + "b")).contains(((Written) edited.get(5)).entry());
  }

  @Test
  void aBatchLargerThanAnyTransactionIsDoneWholeAndOnlyOnce() {
    List<Edit> large = creations(LARGE_BATCH);

    assertThat(catalog().editAll(large)).hasSize(LARGE_BATCH).hasOnlyElementsOfType(Written.class);
    assertThat(catalog().editAll(large)).hasSize(LARGE_BATCH).hasOnlyElementsOfType(Conflict.class);
    assertThat(mine(catalog(), ProcedureCatalog.MAX_LIMIT))
        .extracting(Entry::procedure)
        .isEqualTo(large.stream().map(edit -> ((Edit.Create) edit).procedure()).toList());
  }

  @Test
  void editsSentAgainAfterAnUnknownOutcomeAreNotDoneTwice() {
    Entry a = create("a", "First");
    Entry b = create("b", "First");
    List<Edit> edits =
        List.of(
            replace("a", "Second", OptionalLong.of(a.version())),
            delete("b", OptionalLong.of(b.version())),
            new Edit.Create(procedure("c", "First")));
    assertThat(catalog().editAll(edits).get(0)).isInstanceOf(Written.class);

    List<Edited> again = another().get(ProcedureCatalog.class).editAll(edits);

    assertThat(again)
        .extracting(Object::getClass)
        .isEqualTo(List.of(Conflict.class, Missing.class, Conflict.class));
  }

  @Test
  void theCataloguesVersionRisesWithEveryChangeAndOnlyThen() {
    ProcedureCatalog there = another().get(ProcedureCatalog.class);
    long before = catalog().version();
    create("a", "First");
    long created = there.version();
    catalog().edit(replace("a", "Second", OptionalLong.empty()));
    long replaced = there.version();
    catalog().edit(delete("a", OptionalLong.empty()));
    long deleted = there.version();
    catalog().edit(delete("a", OptionalLong.empty()));
    catalog().edit(replace("a", "Third", OptionalLong.of(1)));
    catalog().search(prefix, 10);

    assertThat(List.of(before, created, replaced, deleted)).isSorted().doesNotHaveDuplicates();
    assertThat(catalog().version()).isEqualTo(deleted);
    assertThat(there.version()).isEqualTo(deleted);
    assertThat(reopened().get(ProcedureCatalog.class).version()).isEqualTo(deleted);
  }

  @Test
  void everyInstanceSeesEveryChangeAtOnce() {
    ProcedureCatalog there = another().get(ProcedureCatalog.class);
    for (int i = 0; i < WRITES; i++) {
      Entry entry = written(replace("a", "Title " + i, OptionalLong.empty())).entry();
      assertThat(there.find(prefix + "a")).contains(entry);
      assertThat(there.search(prefix, 10)).containsExactly(entry);
    }
  }

  @Test
  void rowsOutliveTheInstanceThatWroteThem() {
    Entry there = create("a", "First");

    ProcedureCatalog later = reopened().get(ProcedureCatalog.class);

    assertThat(later.find(prefix + "a")).contains(there);
    assertThat(later.search(prefix, 10)).containsExactly(there);
  }

  private Written written(Edit edit) {
    Edited edited = catalog().edit(edit);
    assertThat(edited).isInstanceOf(Written.class);
    return (Written) edited;
  }
}
