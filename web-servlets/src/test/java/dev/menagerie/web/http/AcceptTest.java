package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | application/json",
        "'' | application/json",
        "*/* | application/json",
        "application/json | application/json",
        "text/plain | text/plain",
        "Text/Plain;charset=utf-8 | text/plain",
        "text/* | text/plain",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/json",
        "application/json;q=0.5, text/plain | text/plain",
        "application/json, text/plain | application/json",
        "application/json;q=0, */* | text/plain",
        "text/plain;q=0.1, application/*;q=0.2 | application/json",
        "image/png | application/json",
        "text/plain;q=nonsense | application/json",
        "';;,,/' | application/json"
      })
  void theClientsChoiceIsMade(String header, String choice) {
    assertThat(Accept.best(header, "application/json", "text/plain")).isEqualTo(choice);
  }
}
