package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.menagerie.standalone.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the files of {@code samples/messages} say is so: their commands, names and paths exist. */
class MessagesSampleTest {
  private static final Path SAMPLE = Path.of("../samples/messages");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:^(?:\\$ )?menagerie|^\\./menagerie|`\\./menagerie|-jar\"?,? \"?/\\S+\\.jar\"?,?)"
              + " ([^>#\\n`\\]]+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s,]+)");

  @ParameterizedTest
  @MethodSource
  void everyCommandThatIsNamedExists(String command) {
    String[] arguments =
        WORD.matcher(command).results().map(MessagesSampleTest::unquoted).toArray(String[]::new);

    assertThatCode(() -> Commands.of(new CommandLineRun().console()).parseArgs(arguments))
        .doesNotThrowAnyException();
  }

  static Stream<String> everyCommandThatIsNamedExists() {
    return Stream.of(
            "Dockerfile",
            "messages.cron",
            "messages.service",
            "messages-watchdog.service",
            "README.md")
        .flatMap(
            name -> {
              List<String> commands =
                  COMMAND.matcher(text(name)).results().map(match -> match.group(1)).toList();
              assertThat(commands).as(name).isNotEmpty();
              return commands.stream();
            });
  }

  @Test
  void theImageRunsAsAUserOfItsOwn() {
    String dockerfile = text("Dockerfile");

    assertThat(dockerfile).contains("useradd --system").contains("\nUSER messages\n");
    assertThat(dockerfile.indexOf("\nUSER ")).isLessThan(dockerfile.indexOf("\nCMD "));
    assertThat(dockerfile)
        .contains("/opt/messages ", "/opt/messages/certs", "/opt/messages/logs", "EXPOSE 5000");
  }

  @Test
  void everyVariableIsOneOfASetting() {
    List<String> known =
        Settings.all().stream().flatMap(setting -> setting.variableNames().stream()).toList();

    for (String name : List.of("Dockerfile", "compose.yaml", "messages.service", "README.md")) {
      assertThat(Pattern.compile("\\b(?:MENAGERIE|MESSAGES)_[A-Z_]+").matcher(text(name)).results())
          .extracting(match -> match.group().replaceFirst("_FILE$", ""))
          .allSatisfy(variable -> assertThat(known).contains(variable));
    }
  }

  @Test
  void theComposeFileJoinsTheServiceToARedisThatKeepsItsWord() {
    Map<String, Object> compose = new Yaml().load(text("compose.yaml"));
    Map<String, Map<String, Object>> services = map(compose.get("services"));

    assertThat(map(services.get("app").get("environment")))
        .containsEntry("MESSAGES_REDIS_HOST", "redis");
    assertThat(SAMPLE.resolve((String) map(services.get("app").get("build")).get("context")))
        .isDirectoryContaining(file -> file.endsWith("pom.xml"));
    assertThat(services.get("app").get("ports")).isEqualTo(List.of("5000:5000"));
    assertThat(services.get("redis").get("command").toString())
        .contains("--appendonly, yes", "--appendfsync, always", "noeviction");
    assertThat(services.get("redis").get("volumes")).isEqualTo(List.of("redis:/data"));
    assertThat(map(compose.get("volumes"))).containsOnlyKeys("certs", "logs", "redis");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"messages.service", "messages-watchdog.service", "messages-watchdog.timer"})
  void everyUnitIsMadeOfSectionsAndValues(String name) {
    assertThat(text(name).lines())
        .allMatch(line -> line.matches("|#.*|\\[(Unit|Service|Timer|Install)]|[A-Z]\\w+=.*"));
  }

  @Test
  void theTimerChecksTheServiceThatIsThere() {
    assertThat(text("messages-watchdog.service")).contains("systemctl restart messages.service");
    assertThat(text("messages.service")).contains("\nUser=messages\n");
  }

  /** Of the files on the machine that cron runs on, the certificate is none. */
  @Test
  void cronHasTheServiceCheckedWhereItsCertificateLies() {
    Map<String, Object> compose = new Yaml().load(text("compose.yaml"));
    Map<String, Map<String, Object>> services = map(compose.get("services"));
    String app = "docker compose -f /opt/menagerie/samples/messages/compose.yaml";

    assertThat(services.get("app").get("volumes").toString()).contains("certs:/opt/messages/certs");
    assertThat(text("messages.cron").lines().filter(line -> line.startsWith("* ")))
        .singleElement(STRING)
        .contains(" " + app + " exec -T app java -jar ", "--cert-path /opt/messages/certs/")
        .endsWith(" || " + app + " restart");
  }

  @Test
  void theUnitSaysHowToMakeAllThatItWants() {
    assertThat(text("messages.service"))
        .contains("useradd --system --no-create-home", "\nWorkingDirectory=/opt/messages\n")
        .contains("install -d -o messages -g messages -m 0750 /opt/messages\n");
  }

  @Test
  void everyFileThatIsLinkedExists() {
    for (String name : List.of("README.md", "scaling.md")) {
      assertThat(Pattern.compile("\\]\\(([^)]+)\\)").matcher(text(name)).results())
          .extracting(link -> SAMPLE.resolve(link.group(1)))
          .allSatisfy(file -> assertThat(file).exists());
    }
  }

  private static String unquoted(MatchResult word) {
    return Stream.of(word.group(1), word.group(2), word.group(3))
        .filter(each -> each != null)
        .findFirst()
        .orElseThrow();
  }

  private static <V> Map<String, V> map(Object yaml) {
    // What is read from YAML has no types; a file that is not as expected fails the test.
    @SuppressWarnings("unchecked")
    var map = (Map<String, V>) yaml;
    return map;
  }

  private static String text(String name) {
    try {
      return Files.readString(SAMPLE.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
