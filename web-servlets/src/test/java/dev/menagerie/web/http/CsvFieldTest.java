package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldTest {
  @Test
  void whatWouldNotBeReadBackAsItIsStandsInQuotes() {
    assertThat(CsvField.exact("plain; text")).isEqualTo("plain; text");
    assertThat(CsvField.exact("")).isEmpty();
    assertThat(CsvField.exact("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvField.exact("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
    assertThat(CsvField.exact("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(CsvField.exact(" a")).isEqualTo("\" a\"");
    assertThat(CsvField.exact("=1")).isEqualTo("=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"})
  void aFormulaIsTextWhereverACellMightBegin(String sign) {
    assertThat(CsvField.harmless(sign + "1")).isEqualTo("'" + sign + "1");
    assertThat(CsvField.harmless("x;" + sign + "1")).isEqualTo("x;'" + sign + "1");
    assertThat(CsvField.harmless("x\t" + sign + "1")).isEqualTo("x\t'" + sign + "1");
    assertThat(CsvField.harmless("x\n" + sign + "1")).isEqualTo("\"x\n'" + sign + "1\"");
    assertThat(CsvField.harmless("x\r" + sign + "1")).isEqualTo("\"x\r'" + sign + "1\"");
    assertThat(CsvField.harmless("x;\"" + sign)).isEqualTo("\"x;\"\"'" + sign + "\"");
    assertThat(CsvField.harmless("\t" + sign)).isEqualTo("'\t'" + sign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "1 + 1 = 2", "Fish; -5", "a@b.example", "\"", "\"=", "x;"})
  void otherTextsStayAsTheyAre(String text) {
    assertThat(CsvField.harmless(text)).isEqualTo(CsvField.exact(text));
  }
}
