package dev.menagerie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  private static final Letters LETTERS = Letters.of(1, 3, "A-Z", "0-9", "--:", "~", "_");

  @Test
  void everyCharacterIsInOrOutAsAPatternSays() {
    Pattern pattern = Pattern.compile("[A-Z0-9\\x2d-\\x3a~_]");
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = String.valueOf((char) c);
      assertThat(LETTERS.makeUp(text)).as("%x", c).isEqualTo(pattern.matcher(text).matches());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AZ", "A-9", "~~~"})
  void whatIsMadeOfThemAndNotTooLongIsLetThrough(String text) {
    assertThat(LETTERS.makeUp(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "aAA", "AaA", "AAa", "A\n", "A\u0100"})
  void whatIsNotIsRefused(String text) {
    assertThat(LETTERS.makeUp(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "a_z", "z-a", "a-zz", "\u00e9", "a-\u00e9"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatThrownBy(() -> Letters.of(1, 2, "a-z", range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + range + "'");
  }

  @Test
  void boundsThatNoTextKeepsAreRefused() {
    assertThatThrownBy(() -> Letters.of(5, 3, "a-z")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Letters.of(-1, 3, "a-z")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(Letters.of(1, 64, "a-z", "0-9", "-", "_"))
        .hasToString("1 to 64 of a-z, 0-9, - and _");
    assertThat(Letters.of(4, 4, "0-9")).hasToString("4 of 0-9");
  }

  @Test
  void aKeyOfOtherLettersIsRefusedInWords() {
    assertThat(Check.key("poll", "A-9", LETTERS)).isEqualTo("A-9");
    assertThatThrownBy(() -> Check.key("poll", "pets", LETTERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("poll must be 1 to 3 of A-Z, 0-9, --:, ~ and _, but is 'pets'");
    assertThatThrownBy(() -> Check.key("poll", null, LETTERS))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("poll");
  }
}
