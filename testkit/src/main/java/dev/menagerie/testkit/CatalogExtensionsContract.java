package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.CatalogHistory.Change;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.CatalogImport.Comparison;
import dev.menagerie.procedures.CatalogImport.Stage;
import dev.menagerie.procedures.CatalogMarks;
import dev.menagerie.procedures.CatalogWords;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.ChangeWatch.Topic;
import dev.menagerie.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the extensions of the catalogue and of accounts promise, on a store that has them all. */
public abstract class CatalogExtensionsContract extends StoreContract {
  private static final Instant FY2018 = Instant.parse("2017-10-01T00:00:00Z");
  private static final Instant FY2019 = Instant.parse("2018-10-01T00:00:00Z");

  private final String code = Fresh.codePrefix();

  /** For a subclass that says what to open. */
  protected CatalogExtensionsContract() {}

  @Test
  void everyChangeIsInTheHistoryTheLatestFirst() {
    put("One");
    put("Two");
    catalog().edit(new Edit.Delete(code, OptionalLong.empty()));

    assertThat(history().changes(code, 10))
        .extracting(Change::title)
        .containsExactly(Optional.empty(), Optional.of("Two"), Optional.of("One"));
    assertThat(history().changes(code, 1)).hasSize(1);
    assertThat(history().changes(code + "x", 10)).isEmpty();
  }

  @Test
  void whatHeldAtAMomentIsFound() {
    dated("Old", FY2018);
    dated("New", FY2019);

    assertThat(asOf(FY2018.minusSeconds(1))).isEmpty();
    assertThat(asOf(FY2018)).contains("Old");
    assertThat(asOf(FY2019.minusSeconds(1))).contains("Old");
    assertThat(asOf(FY2019)).contains("New");
    assertThat(title()).contains("New");
  }

  @Test
  void aChangeThatALaterOneHasOvertakenLeavesThePresentAlone() {
    dated("New", FY2019);
    long version = catalog().version();
    dated("Old", FY2018);

    assertThat(title()).contains("New");
    assertThat(asOf(FY2018)).contains("Old");
    assertThat(catalog().version()).isGreaterThan(version);
  }

  @Test
  void nothingChangesInTheFuture() {
    Instant future = Instant.now().plus(1, ChronoUnit.DAYS);
    assertThatIllegalArgumentException().isThrownBy(() -> dated("New", future));
    assertThatIllegalArgumentException().isThrownBy(() -> bulk().begin(Optional.of(future)));
  }

  @Test
  void aPageOfThePastHoldsWhatWasThere() {
    dated("Old", FY2018);
    catalog().edit(new Edit.Delete(code, OptionalLong.empty()));

    var page = history().page(FY2018, 0, ProcedureCatalog.MAX_LIMIT);
    assertThat(page.entries()).extracting(e -> e.procedure().code()).contains(code);
    assertThat(page.total()).isGreaterThanOrEqualTo(1);
    assertThat(history().page(FY2018.minusSeconds(1), 0, 1).entries()).isEmpty();
  }

  @Test
  void anImportIsComparedAndThenInForceAsAWhole() {
    put("One");
    Procedure fresh = new Procedure(code + "b", "Tab\tand \\ 'quotes'");
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, new Procedure(code, "Two"));
      stage.add(2, fresh);
      Comparison comparison = stage.compare(10);
      assertThat(comparison.added()).isEqualTo(1);
      assertThat(comparison.changed()).isEqualTo(1);
      assertThat(comparison.differences())
          .containsExactly(
              new CatalogImport.Difference(1, Optional.of("One"), new Procedure(code, "Two")),
              new CatalogImport.Difference(2, Optional.empty(), fresh));
      assertThat(title()).contains("One");
      stage.apply();
    }
    assertThat(title()).contains("Two");
    assertThat(catalog().find(code + "b").orElseThrow().procedure()).isEqualTo(fresh);
    assertThat(history().changes(code, 10)).hasSize(2);
    for (String imported : List.of(code, code + "b")) {
      assertThat(history().changes(imported, 1).get(0).version())
          .isEqualTo(catalog().find(imported).orElseThrow().version());
    }
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, fresh);
      assertThat(stage.compare(10)).isEqualTo(new Comparison(0, 0, 1, 0, List.of(), List.of()));
    }
  }

  @Test
  void anImportThatIsNotAppliedLeavesNothingBehind() {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, new Procedure(code, "One"));
    }
    assertThat(title()).isEmpty();
  }

  @Test
  void aCodeIsImportedOnce() {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, new Procedure(code, "One"));
      stage.add(7, new Procedure(code, "Two"));
      stage.add(8, new Procedure(code, "Three"));
      var repeated = List.of(new CatalogImport.Repetition(7, 1, code));
      Comparison comparison = stage.compare(1);
      assertThat(comparison)
          .isEqualTo(new Comparison(1, 0, 0, 2, comparison.differences(), repeated));
      assertThatThrownBy(stage::apply).isInstanceOf(IllegalStateException.class);
    }
    assertThat(title()).isEmpty();
  }

  @Test
  void anImportHoldsFromItsMomentOn() {
    try (Stage stage = bulk().begin(Optional.of(FY2019))) {
      stage.add(1, new Procedure(code, "One"));
      stage.apply();
    }
    assertThat(asOf(FY2019)).contains("One");
    assertThat(asOf(FY2019.minusSeconds(1))).isEmpty();
  }

  @Test
  void anImportLeavesAloneWhatALaterChangeHasOvertaken() {
    dated("New", FY2019);
    long version = catalog().version();
    for (int i = 0; i < 2; i++) {
      try (Stage stage = bulk().begin(Optional.of(FY2018))) {
        stage.add(1, new Procedure(code, "Old"));
        stage.add(2, new Procedure(code + "b", "Other"));
        stage.apply();
      }
    }

    assertThat(title()).contains("New");
    assertThat(asOf(FY2018)).contains("Old");
    assertThat(history().find(code, Instant.now())).isEqualTo(catalog().find(code));
    assertThat(history().changes(code, 10)).hasSize(2);
    assertThat(catalog().find(code + "b").orElseThrow().procedure().title()).isEqualTo("Other");
    assertThat(catalog().version()).isGreaterThan(version);
  }

  @Test
  void anImportIsLaterThanWhatWasChangedWhileItWasMadeReady() {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, new Procedure(code, "Imported"));
      put("Meanwhile");
      stage.apply();
    }

    assertThat(title()).contains("Imported");
    assertThat(history().changes(code, 10))
        .extracting(Change::title)
        .containsExactly(Optional.of("Imported"), Optional.of("Meanwhile"));
  }

  @Test
  void theWordsOfTitlesAreKnown() {
    put("Qwxyzvut of 12 things");
    assertThat(stores().get(CatalogWords.class).words(8, 8, 10_000)).contains("qwxyzvut");
    assertThat(stores().get(CatalogWords.class).words(9, 9, 10_000)).doesNotContain("qwxyzvut");
  }

  @Test
  void marksDivideTheCatalogueIntoStretchesOfOneLength() {
    put("One");
    CatalogMarks marks = stores().get(CatalogMarks.class);
    List<String> all = marks.marks(1);
    assertThat(all).contains(code).isSorted();
    assertThat(marks.marks(3))
        .isEqualTo(
            IntStream.range(0, all.size()).filter(i -> i % 3 == 0).mapToObj(all::get).toList());
    assertThat(marks.marks(1_000_000)).containsExactly(all.get(0));
  }

  @Test
  void ourOwnChangesAreKnownAtOnceAndNoOthers() {
    Accounts accounts = stores().get(Accounts.class);
    long procedures = revision(stores(), Topic.PROCEDURES);
    long before = revision(stores(), Topic.ACCOUNTS);
    assertThat(revision(stores(), Topic.PROCEDURES)).isEqualTo(procedures);

    put("One");
    assertThat(revision(stores(), Topic.PROCEDURES)).isNotEqualTo(procedures);
    String name = Fresh.name("user");
    accounts.add(new Account(name, QuickHash.of(""), Scope.READ));
    assertThat(revision(stores(), Topic.ACCOUNTS)).isEqualTo(before);

    accounts.update(new Account(name, QuickHash.of(""), Scope.WRITE));
    assertThat(revision(stores(), Topic.ACCOUNTS)).isNotEqualTo(before);
  }

  @Test
  void whatOthersChangeIsKnownSoon() {
    Stores here = another();
    long procedures = revision(here, Topic.PROCEDURES);
    long accounts = revision(here, Topic.ACCOUNTS);
    put("One");
    String name = Fresh.name("user");
    stores().get(Accounts.class).add(new Account(name, QuickHash.of(""), Scope.READ));
    stores().get(Accounts.class).remove(name);

    assertThat(
            Eventually.holds(
                Duration.ofSeconds(10),
                () ->
                    revision(here, Topic.PROCEDURES) != procedures
                        && revision(here, Topic.ACCOUNTS) != accounts))
        .isTrue();
  }

  @Test
  void theUseOfATokenIsNoted() {
    Accounts accounts = stores().get(Accounts.class);
    TokenUses uses = stores().get(TokenUses.class);
    String name = Fresh.name("user");
    Instant now = clock().instant().truncatedTo(ChronoUnit.MILLIS);
    accounts.add(new Account(name, QuickHash.of(""), Scope.READ));
    String token = Fresh.tokenHash();
    accounts.issue(new Token(token, name, "", Scope.READ, now.plusSeconds(60)));

    assertThat(uses.uses(name)).isEmpty();
    uses.used(token, now);
    uses.used(Fresh.tokenHash(), now);
    assertThat(uses.uses(name)).containsOnlyKeys(token).containsValue(now);
    accounts.revoke(token);
    assertThat(uses.uses(name)).isEmpty();
  }

  private ProcedureCatalog catalog() {
    return stores().get(ProcedureCatalog.class);
  }

  private CatalogHistory history() {
    return stores().get(CatalogHistory.class);
  }

  private CatalogImport bulk() {
    return stores().get(CatalogImport.class);
  }

  /** The revision, once it is known. */
  private static long revision(Stores stores, Topic topic) {
    ChangeWatch watch = stores.get(ChangeWatch.class);
    var known = new AtomicReference<>(OptionalLong.empty());
    Eventually.holds(
        Duration.ofSeconds(20),
        () -> {
          known.set(watch.revision(topic));
          return known.get().isPresent();
        });
    return known.get().orElseThrow();
  }

  private void put(String title) {
    Edited edited =
        catalog().edit(new Edit.Replace(new Procedure(code, title), OptionalLong.empty()));
    assertThat(edited).isInstanceOf(Edited.Written.class);
  }

  private void dated(String title, Instant effective) {
    var edit = new Edit.Replace(new Procedure(code, title), OptionalLong.empty());
    history().editAll(List.of(edit), effective);
  }

  private Optional<String> title() {
    return catalog().find(code).map(entry -> entry.procedure().title());
  }

  private Optional<String> asOf(Instant moment) {
    return history().find(code, moment).map(entry -> entry.procedure().title());
  }
}
