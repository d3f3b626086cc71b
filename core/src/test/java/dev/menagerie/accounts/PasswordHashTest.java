package dev.menagerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private static final PasswordHash SECRET = PasswordHash.of("correct horse");

  @Test
  void itMatchesItsPasswordAndNoOther() {
    assertThat(SECRET.matches("correct horse")).isTrue();
    assertThat(SECRET.matches("correct house")).isFalse();
    assertThat(SECRET.matches("")).isFalse();
  }

  @Test
  void equalPasswordsHaveDifferentHashes() {
    assertThat(PasswordHash.of("correct horse")).isNotEqualTo(SECRET);
  }

  @Test
  void itSurvivesBeingWrittenDown() {
    assertThat(SECRET.phc()).startsWith("$pbkdf2-sha512$i=210000$");
    assertThat(new PasswordHash(SECRET.phc()).matches("correct horse")).isTrue();
  }

  @Test
  void whatIsNoHashIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHash("correct horse"));
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHash("$2b$12$abc"));
  }

  @Test
  void aHashThatWouldTakeForEverIsRefused() {
    String endless = SECRET.phc().replace("i=210000", "i=99999999");
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHash(endless));
  }

  @Test
  void whatALogShowsHasNoHash() {
    assertThat(SECRET).hasToString("PasswordHash[***]");
  }

  @Test
  void nobodysHashMatchesNothing() {
    assertThat(PasswordHash.NOBODY.matches("")).isFalse();
  }
}
