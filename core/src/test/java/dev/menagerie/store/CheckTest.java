package dev.menagerie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final Pattern LOWER = Pattern.compile("[a-z]{1,5}");

  @Test
  void aKeyThatDoesNotMatchIsRefusedWithFieldValueAndWhatIsAllowed() {
    assertThat(Check.key("poll", "abc", LOWER, "1 to 5 of a-z")).isEqualTo("abc");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Check.key("poll", "A b", LOWER, "1 to 5 of a-z"))
        .withMessage("poll must be 1 to 5 of a-z, but is 'A b'");
  }

  @Test
  void aLongBadKeyIsShownShortened() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Check.key("poll", "x".repeat(5000), LOWER, "1 to 5 of a-z"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void aTextsLengthIsCountedInCharactersAsPeopleCount() {
    assertThatCode(() -> Check.text("name", "😀😀😀", 0, 3)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Check.text("name", "😀😀😀😀", 0, 3))
        .withMessage("name must have 0 to 3 characters, but has 4");
    assertThatIllegalArgumentException().isThrownBy(() -> Check.text("name", "", 1, 3));
  }

  @Test
  void aTextOfWhichNothingIsSeenIsBlank() {
    for (String blank :
        List.of("", " ", "\t\r\n", "\u00a0", "\u3000", "\u200b\ufeff\u2060", "\1")) {
      assertThat(Check.isBlank(blank)).as(blank).isTrue();
    }
    for (String text : List.of("a", " . ", "\u00a0x", "\u200b😀", "\u0301", "\0")) {
      assertThat(Check.isBlank(text)).as(text).isFalse();
    }
  }

  @Test
  void nulAndHalfSurrogatesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Check.text("name", "a\0b", 0, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> Check.text("name", "a\ud83d", 0, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> Check.text("name", "\ude00a", 0, 9));
    assertThat(Check.wellFormed("a😀b")).isTrue();
  }

  @Test
  void aLimitIsBoundedOnBothSides() {
    assertThat(Check.limit(10, 10)).isEqualTo(10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Check.limit(0, 10))
        .withMessage("limit must be 1 to 10, but is 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Check.limit(11, 10));
  }
}
