package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.console.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The quick way to read arguments agrees with the thorough one, or leaves them to it. */
class PlainServeTest {
  @Test
  void noArgumentsMeanServeEverything() {
    assertThat(PlainServe.read(List.of())).contains(new PlainServe(Map.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve messages",
        "serve messages pets",
        "--port 5001",
        "--port=5001 --debug",
        "serve --port 5001 messages --tls-port=5443 pets",
        "--port 5001 serve messages --debug",
        "serve --debug messages",
        "serve --store jdbc:h2:mem:x;A=B messages",
        "serve serve"
      })
  void itReadsWhatPicocliReads(String line) {
    String[] arguments = line.split(" ");

    PlainServe plain = PlainServe.read(List.of(arguments)).orElseThrow();

    ParseResult parsed = Commands.of(new CommandLineRun().console()).parseArgs(arguments);
    assertThat(plain.flags()).isEqualTo(Command.flags(parsed));
    assertThat(plain.apps()).isEqualTo(apps(parsed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "serve --help",
        "--version",
        "config",
        "config --port 1",
        "help",
        "pets",
        "serve --prot 1",
        "serve --port",
        "serve --port --debug",
        "serve --port=",
        "serve --port -1",
        "serve --port 1 --port 2",
        "serve --debug=true",
        "serve --store-file x",
        "serve -- messages",
        "serve -x"
      })
  void itLeavesTheRestToPicocli(String line) {
    assertThat(PlainServe.read(List.of(line.split(" ")))).isEmpty();
  }

  private static List<String> apps(ParseResult parsed) {
    List<CommandLine> lines = parsed.asCommandLineList();
    ParseResult last = lines.get(lines.size() - 1).getParseResult();
    return last.matchedPositionals().isEmpty()
        ? List.of()
        : last.matchedPositionalValue(0, List.of());
  }
}
