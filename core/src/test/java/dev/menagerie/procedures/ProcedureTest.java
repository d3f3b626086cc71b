package dev.menagerie.procedures;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcedureTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901", "a b", "a/b", "é", "a\tb"})
  void codesThatDoNotFitAUrlOrTheTableAreRefused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Procedure(code, "title"))
        .withMessageContaining("pxcode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Edit.Delete(code, OptionalLong.empty()));
  }

  @Test
  void aTitleHasOneTo255Characters() {
    assertThatCode(() -> new Procedure("039", "x".repeat(255))).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> new Procedure("039", "x".repeat(256)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Procedure("039", ""));
  }
}
