package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalTest {
  private static final String TAG = "\"abc\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc\"",
        "W/\"abc\"",
        "\"x\", \"abc\"",
        "\"x\",W/\"abc\",\"y\"",
        " \"abc\" ",
        "\"with,comma\", \"abc\"",
        "W/\"\", \"abc\"",
        ",\"abc\"",
        " , ,\"x\",,\"abc\","
      })
  void aTagIsFoundInAList(String header) {
    assertThat(Conditional.names(header, TAG)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "abc",
        "\"ab\"",
        "\"ABC\"",
        "w/\"abc\"",
        "\"x\" \"abc\"",
        "\"x, \"abc\"",
        ","
      })
  void whatDoesNotNameATagDoesNotMatchIt(String header) {
    assertThat(Conditional.names(header, TAG)).isFalse();
  }

  @Test
  void tagsMayBeSpreadOverSeveralLines() {
    var request = Requests.with("If-Match", "\"x\"", "If-Match", TAG, "If-None-Match", "*");
    assertThat(Conditional.mayChange(Conditional.header(request, "If-Match"), TAG)).isTrue();
    assertThat(Conditional.header(request, "If-None-Match")).isEqualTo("*");
    assertThat(Conditional.header(Requests.with(), "If-Match")).isNull();
  }

  @Test
  void withoutAHeaderNothingIsNamed() {
    assertThat(Conditional.names(null, TAG)).isFalse();
    assertThat(Conditional.any(null)).isFalse();
  }

  @Test
  void aStarSpeaksOfWhateverExists() {
    assertThat(Conditional.any(" * ")).isTrue();
    assertThat(Conditional.mayChange("*", TAG)).isTrue();
    assertThat(Conditional.mayChange("*", null)).isFalse();
  }

  @Test
  void aChangePassesWithoutACondition() {
    assertThat(Conditional.mayChange(null, TAG)).isTrue();
    assertThat(Conditional.mayChange(null, null)).isTrue();
  }

  @Test
  void aChangePassesWithTheTagOfWhatExists() {
    assertThat(Conditional.mayChange("\"x\", \"abc\"", TAG)).isTrue();
    assertThat(Conditional.mayChange("\"x\"", TAG)).isFalse();
    assertThat(Conditional.mayChange("\"abc\"", null)).isFalse();
  }

  @Test
  void aWeakTagIsNotEnoughForAChange() {
    assertThat(Conditional.mayChange("W/\"abc\"", TAG)).isFalse();
  }
}
