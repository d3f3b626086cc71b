package dev.menagerie.web.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.messages.Message;
import dev.menagerie.web.http.HttpProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are read in two ways, by their form; nobody may notice which. */
class PostedMessageTest {
  private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Zoë 🐈\"}",
        "{ \"message\" : \"Zoë 🐈\" } \r\n",
        "{\n\t\"message\":\"Zoë 🐈\"}",
        " {\"message\":\"Zoë 🐈\"}",
        "{\"message\":\"Zo\\u00eb 🐈\"}",
        "{\"message\":\"Zoë 🐈\",\"other\":[1,{}]}",
        "{\"m\\u0065ssage\":\"Zoë 🐈\"}"
      })
  void everyFormOfJsonIsTheSameMessage(String json) {
    assertThat(read(json)).isEqualTo(Message.of("Zoë 🐈"));
  }

  @Test
  void theEmptyTextIsOneToo() {
    assertThat(read("{\"message\":\"\"}")).isEqualTo(Message.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"message\":\"}",
        "{\"message\"\"foo\"}",
        "{\"message\":\"foo\"",
        "{\"message\":\"foo\"}}",
        "{\"message\":\"foo\"}\0",
        "{\"message\":\"foo\\\"}",
        "{\"message\":\"a\"b\"}",
        "{\"message\":\"a\nb\"}",
        "{\"massage\":\"foo\"}",
        "{\"message\":\"a\",\"message\":\"b\"}"
      })
  void whatIsNotJsonInOneWayIsNoneInTheOther(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(HttpProblem.class);
  }

  @Test
  void whatIsNotUtf8IsRefusedInBothWays() {
    for (String json : new String[] {"{\"message\":\"é\"}", "{\"message\":\"é\\n\"}"}) {
      assertThatThrownBy(() -> PostedMessage.read(json.getBytes(ISO_8859_1), CLOCK))
          .hasMessageContaining("UTF-8");
    }
  }

  @Test
  void aTtlRunsFromNow() {
    assertThat(read("{\"message\":\"foo\",\"ttl\":60}"))
        .isEqualTo(Message.of("foo").expiringAt(NOW.plusSeconds(60)));
  }

  private static Message read(String json) {
    return PostedMessage.read(json.getBytes(UTF_8), CLOCK);
  }
}
