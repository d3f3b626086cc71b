package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickHashTest {
  @Test
  void itMatchesItsPasswordAndNoOther() {
    assertThat(QuickHash.of("correct horse").matches("correct horse")).isTrue();
    assertThat(QuickHash.of("correct horse").matches("correct house")).isFalse();
    assertThat(QuickHash.of("correct horse").matches("")).isFalse();
  }
}
