package dev.menagerie.platform.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTest {
  private static final String START = "STARTUP_COMMAND=./run\n";

  private static AppConfig parse(String text) {
    return AppConfig.parse(text.getBytes(UTF_8), Map.of("PORT", "4711"));
  }

  @Test
  void readsTheConfigurationOfTheOriginal() {
    assertThat(parse("STARTUP_COMMAND=\"./gradlew bootRun\"").command())
        .containsExactly("./gradlew", "bootRun");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=plain|plain",
        "A=|``",
        "A='single $X \"'|single $X \"",
        "A=\"double 'x'\"|double 'x'",
        "A=\"a\\\"b\\\\c\\$d\"|a\"b\\c$d",
        "A=one\\ word|one word",
        "A=mixed'and 'joined\"!\"|mixedand joined!",
        "A=$PORT|4711",
        "A=\"${PORT}0\"|47110",
        "A='$PORT'|$PORT",
        "A=x # comment|x",
        "A=x#y|x#y",
        "export A=x|x",
        "  A=x  |x",
        "B=1 A=x|x",
      })
  void readsValuesAsAShellWould(String line, String value) {
    assertThat(parse(START + line).assignments()).containsEntry("A", value);
  }

  @Test
  void laterLinesKnowEarlierOnes() {
    assertThat(parse(START + "A=1\nB=$A$A").assignments()).containsEntry("B", "11");
  }

  @Test
  void aQuoteMaySpanLines() {
    assertThat(parse(START + "A='1\n2'\nB=3").assignments())
        .containsEntry("A", "1\n2")
        .containsEntry("B", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=$(id)",
        "A=`id`",
        "A=\"$(id)\"",
        "A=\"`id`\"",
        "A=1; touch x",
        "A=1 && x",
        "A=a|b",
        "A=<file",
        "touch x",
        "A=${B:-c}",
        "A=$UNKNOWN",
        "A='open",
        "=1",
        "1A=2",
        "A =1",
        "A=java -jar",
        "export B",
        "if true",
        ". other",
      })
  void refusesWhatIsNoAssignmentAndNamesItsLine(String line) {
    assertThatThrownBy(() -> parse(START + line))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void namesTheLineAfterAValueOfManyLines() {
    assertThatThrownBy(() -> parse(START + "A='1\n2\n3'\n$(id)")).hasMessageContaining("line 5");
  }

  @Test
  void theCommandIsSplitAndNotInterpreted() {
    assertThat(parse("STARTUP_COMMAND='sh -c \"a; b\" --port $PORT \"\"'").command())
        .containsExactly("sh", "-c", "a; b", "--port", "4711", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a && b", "a > b", "a | b", "a $(b)", "a 'b"})
  void aCommandForAShellIsRefused(String command) {
    assertThatThrownBy(() -> parse("STARTUP_COMMAND=\"" + command.replace("$", "\\$") + "\""))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("without a shell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A=1", "STARTUP_COMMAND=", "STARTUP_COMMAND=' '"})
  void withoutACommandThereIsNothingToStart(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("STARTUP_COMMAND is missing");
  }
}
