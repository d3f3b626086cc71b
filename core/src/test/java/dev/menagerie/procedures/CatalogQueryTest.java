package dev.menagerie.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogQueryTest {
  private static final Procedure BYPASS =
      new Procedure("03a9Z", "Ångström's bypass (second) of great-toe");

  @ParameterizedTest
  @ValueSource(strings = {"0", "03A9z", "byp", "BYPASS", "ångs", "toe sec", " of  of\t", "s", "t"})
  void whatACodeOrWordsBeginWithMatches(String query) {
    assertThat(new CatalogQuery(query).matches(BYPASS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3a9", "03a9z bypass", "ypass", "bypass x", "ngstr", "bypassx", " ", "%"})
  void whatBeginsNoWordMatchesNothing(String query) {
    assertThat(new CatalogQuery(query).matches(BYPASS)).isFalse();
  }

  @Test
  void aQueryAndItsWordsAreInLowerCase() {
    var query = new CatalogQuery(" Great  TOE ");

    assertThat(query.query()).isEqualTo(" great  toe ");
    assertThat(query.words()).containsExactly("great", "toe");
  }

  @Test
  void aQueryHasOneTo100Characters() {
    for (String query : new String[] {"", "a".repeat(101)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CatalogQuery(query))
          .withMessageContaining("query");
    }
    assertThat(new CatalogQuery("a".repeat(100)).words()).hasSize(1);
  }
}
