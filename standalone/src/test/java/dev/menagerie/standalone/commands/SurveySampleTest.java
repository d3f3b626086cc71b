package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.web.surveys.Questionnaire;
import dev.menagerie.web.surveys.SurveyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the files of {@code samples/survey}, and the page about surveys, say is so. */
class SurveySampleTest {
  private static final Path SAMPLE = Path.of("../samples/survey");
  private static final Path PAGE = Path.of("../docs/survey.md");
  private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ )?\\./menagerie ([^#\\n]+)");

  @Test
  void everyCommandThatIsNamedExists() throws IOException {
    for (Path file : List.of(SAMPLE.resolve("README.md"), PAGE)) {
      List<String> commands =
          COMMAND.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
      assertThat(commands).isNotEmpty();
      for (String command : commands) {
        assertThatCode(
                () ->
                    Commands.of(new CommandLineRun().console())
                        .parseArgs(command.strip().split("\\s+")))
            .as(command)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void theSurveyAboutCatsIsTheOneThatIsBuiltIn() throws IOException {
    assertThat(SurveyFiles.read(SAMPLE.resolve("surveys/cats.survey")))
        .isEqualTo(Questionnaire.cats());
  }

  @Test
  void theComposeFileKeepsTheAnswersOnANamedVolume() throws IOException {
    Map<String, Object> compose = new Yaml().load(text("compose.yaml"));
    Map<String, Map<String, Object>> services = map(compose.get("services"));
    Map<String, Object> app = services.get("app");
    Map<String, Object> db = services.get("db");

    assertThat(services).containsOnlyKeys("app", "db");
    assertThat(app.get("ports")).isEqualTo(List.of("2154:5000"));
    assertThat(map(app.get("environment")).get("DATABASE_URL").toString()).contains("@db/");
    assertThat(map(db.get("environment")))
        .containsEntry("PGDATA", "/var/lib/postgresql/data/donut");
    assertThat(db.get("volumes")).isEqualTo(List.of("donut-data:/var/lib/postgresql/data/donut"));
    assertThat(map(compose.get("volumes"))).containsOnlyKeys("donut-data");
    assertThat(SAMPLE.resolve((String) map(app.get("build")).get("context")))
        .isDirectoryContaining(file -> file.endsWith("pom.xml"));
  }

  @Test
  void theImageRunsAsAUserOfItsOwn() throws IOException {
    assertThat(text("Dockerfile"))
        .contains("useradd --system", "\nUSER survey\n", "EXPOSE 5000")
        .contains("COPY samples/survey/surveys /opt/menagerie/surveys");
    assertThat(text(".dockerignore")).contains("**/target");
  }

  @Test
  void everyVariableIsOneOfASetting() throws IOException {
    List<String> known =
        Settings.all().stream().flatMap(setting -> setting.variableNames().stream()).toList();
    for (String name : List.of("Dockerfile", "compose.yaml", "README.md")) {
      assertThat(Pattern.compile("\\bMENAGERIE_[A-Z_]+").matcher(text(name)).results())
          .extracting(match -> match.group())
          .allSatisfy(variable -> assertThat(known).contains(variable));
    }
  }

  @Test
  void everyFileThatIsLinkedExists() throws IOException {
    for (Path file : List.of(SAMPLE.resolve("README.md"), PAGE)) {
      assertThat(Pattern.compile("\\]\\(([^)]+)\\)").matcher(Files.readString(file)).results())
          .extracting(link -> file.resolveSibling(link.group(1)))
          .allSatisfy(linked -> assertThat(linked).exists());
    }
  }

  private static <V> Map<String, V> map(Object yaml) {
    // What is read from YAML has no types; a file that is not as expected fails the test.
    @SuppressWarnings("unchecked")
    var map = (Map<String, V>) yaml;
    return map;
  }

  private static String text(String name) throws IOException {
    return Files.readString(SAMPLE.resolve(name));
  }
}
