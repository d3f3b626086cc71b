package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemoryStores.class)
class CatalogCopyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Links LINKS = new Links("http://localhost:5000/api/v1.0/pxcodes/");
  private static final int ROWS = 2 * CatalogPieces.ROWS + 20;

  private final Stores stores;
  private final ProcedureCatalog catalog;
  private OptionalLong revision = OptionalLong.of(1);

  CatalogCopyTest(Stores stores) {
    this.stores = stores;
    this.catalog = stores.get(ProcedureCatalog.class);
  }

  @BeforeEach
  void fill() {
    add(0, ROWS);
  }

  @Test
  void whatIsAskedForAgainAndAgainIsKnown() {
    CatalogCopy copy = copy(1 << 20);
    for (String code : List.of(code(0), code(1), code(500), code(501), code(ROWS - 1))) {
      CatalogCopy.Place place = known(copy, code);
      assertThat(place.run().code(place.row())).isEqualTo(code);
      assertThat(place.run().version(place.row()))
          .isEqualTo(catalog.find(code).orElseThrow().version());
    }
  }

  @Test
  void thatThereIsNoSuchCodeIsKnown() {
    CatalogCopy copy = copy(1 << 20);
    for (String code : List.of("A", code(500) + "x", "C0500", "Z", "\u00e9")) {
      assertThat(known(copy, code).row()).describedAs(code).isNegative();
    }
  }

  @Test
  void listsGoOnFromPieceToPiece() {
    CatalogCopy copy = copy(1 << 20);
    for (String after :
        List.of("", "A", code(0), code(450), code(499), code(500), code(501), code(ROWS - 2))) {
      for (int limit : List.of(1, 100, 600)) {
        CatalogCopy.Stretch stretch = knownAfter(copy, after, limit);
        List<String> stored = codesAfter(after, limit);
        assertThat(codes(stretch)).describedAs(after + " " + limit).isEqualTo(stored);
        assertThat(stretch.last()).isEqualTo(stored.get(stored.size() - 1));
        assertThat(stretch.more()).isEqualTo(!stretch.last().equals(code(ROWS - 1)));
      }
    }
    CatalogCopy.Stretch nothing = knownAfter(copy, code(ROWS - 1), 10);
    assertThat(nothing.parts()).isEmpty();
    assertThat(nothing.last()).isEmpty();
    assertThat(nothing.more()).isFalse();
  }

  @Test
  void nothingCountsAtAnotherRevision() {
    CatalogCopy copy = copy(1 << 20);
    known(copy, code(7));
    catalog.edit(new Edit.Replace(new Procedure(code(7), "CHANGED"), OptionalLong.empty()));
    revision = OptionalLong.of(2);
    assertThat(copy.find(code(7), LINKS)).isEmpty();
    CatalogCopy.Place place = known(copy, code(7));
    assertThat(place.run().version(place.row()))
        .isEqualTo(catalog.find(code(7)).orElseThrow().version());
  }

  @Test
  void nothingIsKnownWhileTheStoreIsNotHeardOf() {
    CatalogCopy copy = copy(1 << 20);
    known(copy, code(7));
    revision = OptionalLong.empty();
    assertThat(copy.find(code(7), LINKS)).isEmpty();
    assertThat(copy.list("", 10, LINKS)).isEmpty();
  }

  @Test
  void theVersionIsReadBeforeTheRowsThatItIsToldWith() {
    var read = new AtomicBoolean();
    var copy =
        new CatalogCopy(
            stores,
            () -> revision,
            () -> {
              if (!read.getAndSet(true)) {
                catalog.edit(
                    new Edit.Replace(new Procedure(code(7), "CHANGED"), OptionalLong.empty()));
              }
            },
            1 << 20);
    CatalogCopy.Place place = known(copy, code(7));
    assertThat(place.run().version(place.row()))
        .isEqualTo(catalog.find(code(7)).orElseThrow().version());
  }

  @Test
  void noMoreIsReadThanMemoryAllows() {
    CatalogCopy copy = copy(1);
    known(copy, code(7));
    IntStream.range(0, 5).forEach(i -> assertThat(copy.find(code(700), LINKS)).isEmpty());
    assertThat(copy.find(code(8), LINKS)).isPresent();
  }

  @Test
  void aLongAddressTakesNoMemory() {
    CatalogCopy copy = copy(1 << 20);
    var address = new Links("http://" + "long.".repeat(100) + "example/");
    await().atMost(PATIENCE).until(() -> copy.find(code(7), address).isPresent());
    CatalogCopy.Place place = copy.find(code(7), address).orElseThrow();
    assertThat(place.run().bytes()).isLessThan(200 * CatalogPieces.ROWS);
    assertThat(new String(CodesJson.item(place.run(), place.row(), address), US_ASCII))
        .contains(address.item(code(7)));
  }

  @Test
  void whereTheCatalogueHasGrownItIsDividedAnew() {
    CatalogCopy copy = copy(1 << 20);
    known(copy, code(7));
    add(10_000, 1_000);
    revision = OptionalLong.of(2);
    assertThat(known(copy, code(10_800)).row()).isNotNegative();
  }

  private CatalogCopy copy(long bytes) {
    return new CatalogCopy(stores, () -> revision, () -> {}, bytes);
  }

  /** Where a code is, once that is known. */
  private static CatalogCopy.Place known(CatalogCopy copy, String code) {
    return await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> copy.find(code, LINKS), Optional::isPresent)
        .orElseThrow();
  }

  private static CatalogCopy.Stretch knownAfter(CatalogCopy copy, String after, int limit) {
    return await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> copy.list(after, limit, LINKS), Optional::isPresent)
        .orElseThrow();
  }

  private static List<String> codes(CatalogCopy.Stretch stretch) {
    return stretch.parts().stream()
        .flatMap(part -> IntStream.range(part.begin(), part.end()).mapToObj(part.run()::code))
        .toList();
  }

  private List<String> codesAfter(String after, int limit) {
    return catalog.list(Optional.of(after).filter(a -> !a.isEmpty()), limit).stream()
        .map(entry -> entry.procedure().code())
        .toList();
  }

  private void add(int from, int count) {
    catalog.editAll(
        IntStream.range(from, from + count)
            .mapToObj(i -> (Edit) new Edit.Create(new Procedure(code(i), "TITLE " + i)))
            .toList());
  }

  private static String code(int place) {
    return "C%05d".formatted(place);
  }
}
