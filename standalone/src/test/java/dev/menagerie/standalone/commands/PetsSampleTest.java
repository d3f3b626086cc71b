package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.menagerie.standalone.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code samples/pets} fit together, and do what {@code run-local} does. */
class PetsSampleTest {
  private static final Path SAMPLE = Path.of("../samples/pets");
  private static final String DEVELOPMENT = "pets-dev-compose.yml";
  private static final String PRODUCTION = "pets-prod-compose.yml";
  private static final String KUBERNETES = "kubernetes.yaml";

  @Test
  void theStacksHaveTheServicesAndTheNetworkOfTheOriginal() {
    for (String stack : List.of(DEVELOPMENT, PRODUCTION)) {
      assertThat(map(compose(stack).get("services"))).containsOnlyKeys("web", "db");
      assertThat(map(compose(stack).get("networks"))).containsKey("backend");
      assertThat(strings(service(stack, "web").get("networks"))).contains("backend");
      assertThat(strings(service(stack, "db").get("networks"))).contains("backend");
      assertThat(service(stack, "web").get("environment").toString()).contains("DB=db");
      assertThat(map(service(stack, "db").get("deploy"))).containsEntry("replicas", 3);
    }
    assertThat(service(DEVELOPMENT, "web").get("ports"))
        .isEqualTo(List.of("5000:5000", "7000:7000"));
    assertThat(service(DEVELOPMENT, "db").get("ports")).isEqualTo(List.of("8500:8500"));
    assertThat(service(PRODUCTION, "db").get("ports").toString()).contains("published=8500");
  }

  @Test
  void everySecretThatIsUsedIsGiven() {
    List<String> given = strings(service(PRODUCTION, "web").get("secrets"));

    assertThat(map(compose(PRODUCTION).get("secrets")).keySet())
        .containsExactlyInAnyOrderElementsOf(given);
    assertThat(map(service(PRODUCTION, "web").get("environment")))
        .containsEntry("ADMIN_PASSWORD_FILE", "/run/secrets/" + given.get(0))
        .containsEntry("SESSION_SECRET_FILE", "/run/secrets/" + given.get(1));
    assertThat(text(KUBERNETES))
        .contains("--from-literal=admin-password", "--from-literal=session-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {DEVELOPMENT, PRODUCTION, KUBERNETES})
  void consulIsStartedWithTheFlagsThatAreTried(String file) {
    String tried = text("run-local");

    assertThat(consulCommand(file))
        .startsWith("agent", "-server", "-ui")
        .contains("-hcl=performance { raft_multiplier = 1 }")
        .allSatisfy(
            word -> {
              boolean names =
                  word.startsWith("-client")
                      || word.startsWith("-bind")
                      || word.startsWith("-retry-join");
              assertThat(tried).contains(names ? word.replaceAll("=.*", "=") : word);
            });
  }

  @Test
  void theProgramIsStartedWithTheCommandThatIsTried() {
    List<String> command =
        strings(new Yaml().load(text("Dockerfile").replaceAll("(?s).*\nCMD ", "")));

    assertThat(text("run-local").replace("\"", ""))
        .contains(
            String.join(" ", command)
                .replace("/opt/menagerie/menagerie.jar", "$jar")
                .replace("java ", "$java "));
    assertThatCode(
            () ->
                Commands.of(new CommandLineRun().console())
                    .parseArgs(
                        command.subList(command.size() - 2, command.size()).toArray(String[]::new)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Dockerfile", DEVELOPMENT, PRODUCTION, KUBERNETES, "run-local", "README.md"})
  void everyVariableIsOneOfASetting(String file) {
    List<String> known =
        Settings.all().stream().flatMap(setting -> setting.variableNames().stream()).toList();

    assertThat(
            Pattern.compile("\\b(?:MENAGERIE|OPTION|PETS)_[A-Z_]+\\b")
                .matcher(text(file))
                .results())
        .extracting(match -> match.group().replaceFirst("_FILE$", ""))
        .filteredOn(variable -> !variable.equals("MENAGERIE_JAR"))
        .allSatisfy(variable -> assertThat(known).contains(variable));
  }

  @Test
  void theManifestsBelongTogether() {
    var kinds = new ArrayList<String>();
    var labels = new ArrayList<Object>();
    for (Map<String, Object> manifest : manifests()) {
      kinds.add((String) manifest.get("kind"));
      Object template = map(manifest.get("spec")).get("template");
      if (template != null) {
        labels.add(map(map(template).get("metadata")).get("labels"));
        assertThat(map(map(manifest.get("spec")).get("selector")).get("matchLabels"))
            .isEqualTo(labels.get(labels.size() - 1));
      }
    }
    assertThat(kinds)
        .contains("Deployment", "StatefulSet", "Service", "Ingress", "PodDisruptionBudget");
    assertThat(labels).containsExactly(Map.of("app", "web"), Map.of("app", "db"));
  }

  @Test
  void theImageRunsAsAUserOfItsOwn() {
    assertThat(text("Dockerfile"))
        .contains("useradd --system", "\nUSER pets\n", "samples/pets/healthy");
    assertThat(SAMPLE.resolve("healthy")).isExecutable();
    assertThat(SAMPLE.resolve("run-local")).isExecutable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "../../docs/pets.md"})
  void everyFileThatIsLinkedExists(String file) {
    assertThat(Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(text(file)).results())
        .extracting(link -> SAMPLE.resolve(file).resolveSibling(link.group(1)))
        .isNotEmpty()
        .allSatisfy(linked -> assertThat(linked).exists());
  }

  private static List<String> consulCommand(String file) {
    if (!file.equals(KUBERNETES)) {
      return strings(service(file, "db").get("command"));
    }
    Map<String, Object> set =
        manifests().stream()
            .filter(each -> each.get("kind").equals("StatefulSet"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> pod = map(map(map(set.get("spec")).get("template")).get("spec"));
    return strings(map(((List<?>) pod.get("containers")).get(0)).get("args"));
  }

  private static List<Map<String, Object>> manifests() {
    return StreamSupport.stream(new Yaml().loadAll(text(KUBERNETES)).spliterator(), false)
        .map(PetsSampleTest::map)
        .toList();
  }

  private static Map<String, Object> service(String stack, String name) {
    return map(map(compose(stack).get("services")).get(name));
  }

  private static Map<String, Object> compose(String stack) {
    return map(new Yaml().load(text(stack)));
  }

  private static List<String> strings(Object yaml) {
    return ((List<?>) yaml).stream().map(String::valueOf).toList();
  }

  private static Map<String, Object> map(Object yaml) {
    // What is read from YAML has no types; a file that is not as expected fails the test.
    @SuppressWarnings("unchecked")
    var map = (Map<String, Object>) yaml;
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
