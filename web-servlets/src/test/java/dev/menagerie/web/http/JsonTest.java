package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void anObjectBecomesPlainJava() {
    var read =
        read(
            "{\"s\":\"ü\",\"n\":-7,\"d\":1.50,\"t\":true,\"z\":null,\"a\":[1,{}],\"o\":{\"x\":\"\"}}");
    assertThat(read)
        .containsExactly(
            entry("s", "ü"),
            entry("n", -7L),
            entry("d", new BigDecimal("1.50")),
            entry("t", true),
            entry("z", null),
            entry("a", List.of(1L, Map.of())),
            entry("o", Map.of("x", "")));
  }

  @Test
  void aNumberThatFitsNowhereElseIsKeptExactly() {
    assertThat(read("{\"n\":123456789012345678901234567890}"))
        .containsEntry("n", new BigDecimal("123456789012345678901234567890"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "{",
        "{\"a\":1",
        "{\"a\"}",
        "{a:1}",
        "{} x",
        "{}{}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "\uFEFF{}",
        "{\"a\":\"\t\"}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\x\"}",
        "{,}"
      })
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @Test
  void depthIsLimited() {
    String fits = "[".repeat(Json.MAX_DEPTH - 1) + "]".repeat(Json.MAX_DEPTH - 1);
    assertThat(read("{\"a\":" + fits + "}")).containsKey("a");
    assertThatThrownBy(() -> read("{\"a\":[" + fits + "]}")).isInstanceOf(HttpProblem.class);
  }

  @Test
  void anErrorTellsThePlaceButDoesNotRepeatTheText() {
    assertThatThrownBy(() -> read("{\n \"secret\": hush}"))
        .hasMessageMatching("The body is not valid JSON: see line 2, column \\d+\\.")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aNumberBeyondAllMeasureIsRefusedAndNotRepeated() {
    assertThat(read("{\"n\":1e400}")).containsEntry("n", new BigDecimal("1e400"));
    assertThatThrownBy(() -> read("{\"n\":1e99999999999}"))
        .isInstanceOf(HttpProblem.class)
        .hasMessage("The body has a number with too great an exponent.");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[][] bodies = {
      {'{', '"', (byte) 0xe9, '"', ':', '1', '}'},
      {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
      {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
    };
    for (byte[] body : bodies) {
      assertThatThrownBy(() -> Json.readObject(body))
          .as(Arrays.toString(body))
          .hasMessage("The body must be UTF-8, but is not.");
    }
  }

  @Test
  void theReplacementCharacterItselfIsFine() {
    assertThat(read("{\"a\":\"\uFFFD\"}")).containsEntry("a", "\uFFFD");
  }

  @Test
  void aTextIsWrittenWithItsEscapes() {
    assertThat(new String(Json.object("a", "ü\"\n\0\ud83d"), UTF_8))
        .isEqualTo("{\"a\":\"ü\\\"\\n\\u0000?\"}");
  }

  private static Map<String, Object> read(String text) {
    return Json.readObject(text.getBytes(UTF_8));
  }
}
