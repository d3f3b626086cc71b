package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link ProcedureCatalog} promises about pages and searches: the lower half of its suite. The
 * catalogue is one for all tests, so each has codes and words of its own.
 */
abstract class CatalogReadingContract extends StoreContract {
  private static final int MAX = ProcedureCatalog.MAX_LIMIT;

  /** Six characters that this test's codes begin with. */
  final String prefix = Fresh.codePrefix();

  /** A word that this test's titles may hold. */
  final String word = "q" + Fresh.codePrefix();

  final ProcedureCatalog catalog() {
    return stores().get(ProcedureCatalog.class);
  }

  final Procedure procedure(String suffix, String title) {
    return new Procedure(prefix + suffix, title);
  }

  final Entry create(String suffix, String title) {
    Edited edited = catalog().edit(new Edit.Create(procedure(suffix, title)));
    assertThat(edited).isInstanceOf(Edited.Written.class);
    return ((Edited.Written) edited).entry();
  }

  /** Creations of codes that end in four digits. */
  final List<Edit> creations(int howMany) {
    return IntStream.range(0, howMany)
        .mapToObj(i -> procedure(String.format("%04d", i), "Procedure " + i))
        .<Edit>map(Edit.Create::new)
        .toList();
  }

  /** All rows with this test's codes, read in pages. */
  final List<Entry> mine(ProcedureCatalog catalog, int limit) {
    var all = new ArrayList<Entry>();
    Optional<String> after = Optional.of(prefix);
    while (after.isPresent()) {
      List<Entry> rows = catalog.list(after, limit);
      assertThat(rows).hasSizeLessThanOrEqualTo(limit);
      rows.stream().filter(row -> code(row).startsWith(prefix)).forEach(all::add);
      after =
          rows.isEmpty() || !code(rows.get(rows.size() - 1)).startsWith(prefix)
              ? Optional.empty()
              : Optional.of(code(rows.get(rows.size() - 1)));
    }
    return all;
  }

  static String code(Entry row) {
    return row.procedure().code();
  }

  @Test
  void rowsAreListedInTheOrderOfTheirAsciiCharacters() {
    List<String> ascii = List.of("!", "#", "'", "-", "0", "9", "A", "Z", "_", "a", "b", "~");
    var shuffled = new ArrayList<>(ascii);
    Collections.reverse(shuffled);
    shuffled.forEach(suffix -> create(suffix, "Ordered"));

    assertThat(mine(catalog(), 5))
        .extracting(CatalogReadingContract::code)
        .isEqualTo(ascii.stream().map(suffix -> prefix + suffix).toList());
  }

  @Test
  void listingBeginsAfterTheCodeGivenEvenIfThatIsGone() {
    Entry a = create("a", "A");
    Entry b = create("b", "B");
    Entry c = create("c", "C");
    catalog().edit(new Edit.Delete(code(b), OptionalLong.empty()));

    assertThat(catalog().list(Optional.of(code(a)), 1)).containsExactly(c);
    assertThat(catalog().list(Optional.of(code(b)), 1)).containsExactly(c);
    assertThat(catalog().list(Optional.of("~".repeat(10)), 1)).isEmpty();
  }

  @Test
  void listingWhileOthersCreateMissesNothingThatWasThere() {
    catalog().editAll(creations(100));
    List<Entry> there = mine(catalog(), MAX);

    Races.run(
        THREADS,
        thread -> {
          for (int i = 0; i < 25; i++) {
            create("x" + thread + String.format("%02d", i), "Meanwhile");
          }
          return null;
        },
        () ->
            assertThat(mine(catalog(), 7))
                .containsAll(there)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(CatalogReadingContract::code)));
  }

  @Test
  void aPageIsAStretchOfTheListWithTheTotal() {
    long before = catalog().page(0, 1).total();
    catalog().editAll(creations(20));
    List<Entry> list = catalog().list(Optional.empty(), 20);

    CatalogPage first = catalog().page(0, 20);
    CatalogPage inner = catalog().page(7, 5);

    assertThat(first.entries()).isEqualTo(list);
    assertThat(inner.entries()).isEqualTo(list.subList(7, 12));
    assertThat(first.total()).isEqualTo(before + 20);
    assertThat(inner.total()).isEqualTo(before + 20);
  }

  @Test
  void aPagePastTheEndIsEmptyButKnowsTheTotal() {
    create("a", "A");
    long total = catalog().page(0, 1).total();

    assertThat(catalog().page(total - 1, 10).entries()).hasSize(1);
    assertThat(catalog().page(total, 10)).isEqualTo(new CatalogPage(List.of(), total));
    assertThat(catalog().page(Long.MAX_VALUE, 10)).isEqualTo(new CatalogPage(List.of(), total));
  }

  @Test
  void theTotalFollowsEveryChange() {
    long before = catalog().page(0, 1).total();
    create("a", "A");
    assertThat(catalog().page(0, 1).total()).isEqualTo(before + 1);
    catalog().edit(new Edit.Replace(procedure("a", "B"), OptionalLong.empty()));
    catalog().edit(new Edit.Create(procedure("a", "C")));
    assertThat(catalog().page(0, 1).total()).isEqualTo(before + 1);
    catalog().edit(new Edit.Delete(prefix + "a", OptionalLong.empty()));
    catalog().edit(new Edit.Delete(prefix + "a", OptionalLong.empty()));
    assertThat(catalog().page(0, 1).total()).isEqualTo(before);
  }

  @Test
  void aLimitOrOffsetOutOfBoundsIsRefused() {
    for (int limit : new int[] {-1, 0, MAX + 1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> catalog().page(0, limit));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> catalog().list(Optional.empty(), limit));
      assertThatIllegalArgumentException().isThrownBy(() -> catalog().search("a", limit));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> catalog().page(-1, 10));
  }

  @Test
  void aSearchFindsCodesThatBeginWithTheQueryIgnoringCase() {
    Entry a = create("Ab", "One");
    Entry b = create("aB", "Two");
    create("xab", "Three");

    assertThat(catalog().search(prefix + "ab", 10)).containsExactly(a, b);
    assertThat(catalog().search((prefix + "AB").toUpperCase(Locale.ROOT), 10))
        .containsExactly(a, b);
    assertThat(catalog().search(prefix.substring(1) + "ab", 10)).isEmpty();
  }

  @Test
  void aSearchFindsTitlesByTheBeginningsOfTheirWordsIgnoringCase() {
    Entry both = create("b", "Removal of " + word + " under Ångström light");
    Entry one = create("a", word.toUpperCase(Locale.ROOT) + " reviewed");
    create("c", "Under light x" + word);

    assertThat(catalog().search(word, 10)).containsExactly(one, both);
    assertThat(catalog().search(word.substring(0, 6) + " REM", 10)).containsExactly(both);
    assertThat(catalog().search("lig  und " + word, 10)).containsExactly(both);
    assertThat(catalog().search("ÅNGSTR " + word, 10)).containsExactly(both);
    assertThat(catalog().search(word + " " + word + "x", 10)).isEmpty();
    assertThat(catalog().search("emoval " + word, 10)).isEmpty();
  }

  @Test
  void aSearchFollowsEveryChange() {
    create("a", "Old " + word);
    catalog().edit(new Edit.Replace(procedure("a", "New x" + word), OptionalLong.empty()));
    assertThat(catalog().search(word, 10)).isEmpty();
    assertThat(catalog().search("x" + word, 10)).hasSize(1);
    catalog().edit(new Edit.Delete(prefix + "a", OptionalLong.empty()));
    assertThat(catalog().search("x" + word, 10)).isEmpty();
    assertThat(catalog().search(prefix, 10)).isEmpty();
  }

  @Test
  void aSearchReturnsTheFirstUpToItsLimitInTheOrderOfTheCodes() {
    Entry b = create("b", word);
    Entry a = create("a", word);
    create("c", word);

    assertThat(catalog().search(word, 2)).containsExactly(a, b);
    assertThat(catalog().search(prefix, 1)).containsExactly(a);
  }

  @Test
  void aSearchLeavesOutNoTitleForCodesFarBehindIt() {
    String query = "~" + Fresh.codePrefix();
    catalog().editAll(creations(2_000));
    create("b", "Test of " + query);
    List<String> far = IntStream.range(100, 250).mapToObj(i -> query + i).toList();
    catalog()
        .editAll(
            far.stream().<Edit>map(code -> new Edit.Create(new Procedure(code, "Far"))).toList());
    var all = new ArrayList<String>(List.of(prefix + "b"));
    all.addAll(far);

    for (int limit : new int[] {1, 100, MAX}) {
      assertThat(catalog().search(query, limit))
          .extracting(CatalogReadingContract::code)
          .isEqualTo(all.subList(0, Math.min(limit, all.size())));
    }
  }

  @Test
  void aSearchTakesNothingForAPattern() {
    create("a", "Plain " + word);

    for (String wild :
        List.of("%", "_", "*", "?", ".", "[a-z]", ":*", " & ", "|", "!", "\\", "'")) {
      assertThat(catalog().search(wild + word.substring(1), 10)).as(wild).isEmpty();
      assertThat(catalog().search(prefix + wild, 10)).as(wild).isEmpty();
    }
    assertThat(catalog().search("no such words, as far as anybody knows", 10)).isEmpty();
  }

  @Test
  void aQueryTooShortOrTooLongIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> catalog().search("", 10));
    assertThatIllegalArgumentException().isThrownBy(() -> catalog().search("a".repeat(101), 10));
    assertThat(catalog().search(word + "a".repeat(93), 10)).isEmpty();
  }
}
