package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.CatalogImport.Comparison;
import dev.menagerie.procedures.CatalogImport.Difference;
import dev.menagerie.procedures.CatalogImport.Repetition;
import dev.menagerie.procedures.CatalogImport.Stage;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file of codes on Redis: all of it or nothing, without a history. */
class RedisImportTest {
  @RegisterExtension static final SharedRedis<?> REDIS = SharedRedis.server();

  private static final Procedure ONE = new Procedure("1", "One");
  private static final Procedure TWO = new Procedure("2", "Two");

  private Stores stores;

  @BeforeEach
  void open() {
    stores = Stores.open(REDIS.url() + "?prefix=imports:");
    bulk().clear();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void rowsAreComparedAndThenInForceTogether() {
    take(ONE);
    Procedure changed = new Procedure("1", "Uno");
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(2, changed);
      stage.add(3, TWO);
      assertThat(stage.compare(1))
          .isEqualTo(
              new Comparison(
                  1, 1, 0, 0, List.of(new Difference(2, Optional.of("One"), changed)), List.of()));
      assertThat(there()).containsExactly(ONE);
      stage.apply();
    }
    assertThat(there()).containsExactly(changed, TWO);
  }

  @Test
  void rowsWithTheCodeOfAnotherAreCountedAndCountAsNothingElse() {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, ONE);
      stage.add(2, ONE);
      stage.add(3, ONE);
      Comparison comparison = stage.compare(1);
      assertThat(comparison.added()).isEqualTo(1);
      assertThat(comparison.repetitions()).isEqualTo(2);
      assertThat(comparison.repeated()).hasSize(1);
    }
  }

  @Test
  void whatIsNotAppliedLeavesNothingBehind() {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, ONE);
    }
    assertThat(there()).isEmpty();
  }

  @Test
  void whatIsThereAlreadyKeepsItsVersion() {
    take(ONE);
    long version = catalog().version();
    take(ONE);
    assertThat(catalog().version()).isEqualTo(version);
  }

  @Test
  void aCodeIsTakenOnce() {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, ONE);
      stage.add(7, ONE);
      assertThat(stage.compare(10).repeated()).containsExactly(new Repetition(7, 1, "1"));
      assertThatThrownBy(stage::apply).isInstanceOf(IllegalStateException.class);
    }
    assertThat(there()).isEmpty();
  }

  @Test
  void noDateCanBeSaid() {
    assertThatIllegalArgumentException().isThrownBy(() -> bulk().begin(Optional.of(Instant.EPOCH)));
  }

  @Test
  void clearingRemovesAllCodes() {
    take(ONE);
    bulk().clear();
    assertThat(there()).isEmpty();
  }

  private void take(Procedure procedure) {
    try (Stage stage = bulk().begin(Optional.empty())) {
      stage.add(1, procedure);
      stage.apply();
    }
  }

  private List<Procedure> there() {
    return catalog().list(Optional.empty(), 10).stream().map(Entry::procedure).toList();
  }

  private CatalogImport bulk() {
    return stores.get(CatalogImport.class);
  }

  private ProcedureCatalog catalog() {
    return stores.get(ProcedureCatalog.class);
  }
}
