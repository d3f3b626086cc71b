package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says. */
class MenuTest {
  private final CommandLineRun program = new CommandLineRun();

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help", "serve --help", "help serve", "config --help"})
  void theHelpPrintsEverySettingWithItsVariablesAndItsDefault(String arguments) {
    assertThat(run(arguments)).isZero();

    String help = out().replaceAll("\\s+", " ");
    for (Setting<?> setting : Settings.all()) {
      assertThat(help)
          .contains(
              setting.description()
                  + " Variable: "
                  + String.join(", ", setting.variableNames())
                  + " Default: "
                  + setting.defaultInWords());
      assertThat(help).contains(setting.flag());
    }
  }

  @Test
  void theHelpListsTheCommandsButNotTheRehearsal() {
    run("--help");

    assertThat(out()).contains("serve", "config", "help").doesNotContain("warm-up");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(run("--version")).isZero();

    assertThat(out()).startsWith("menagerie ");
  }

  @Test
  void theConfigurationShowsEverySetting() {
    assertThat(run("config")).isZero();

    for (Setting<?> setting : Settings.all()) {
      assertThat(out()).containsPattern("(?m)^" + setting.name() + " +.*default$");
    }
  }

  @Test
  void theConfigurationTellsWhereAValueCameFrom() {
    program
        .environment("MENAGERIE_ADMIN_PORT", "7001")
        .environment("DB", "consul.example")
        .property("menagerie.host", "0.0.0.0");

    run("config --port 5001");

    assertThat(out())
        .containsPattern("(?m)^port +5001 +flag --port$")
        .containsPattern("(?m)^admin-port +7001 +environment MENAGERIE_ADMIN_PORT$")
        .containsPattern("(?m)^votes-store +consul://consul\\.example +environment DB$")
        .containsPattern("(?m)^host +0\\.0\\.0\\.0 +property menagerie\\.host$");
  }

  @Test
  void theConfigurationMasksSecrets() {
    program.environment("DATABASE_URL", "postgresql://me:hush@host/db");

    run("config --store=redis://:hush@host?token=hush");

    assertThat(out()).contains("redis://:***@host", "***").doesNotContain("hush");
  }

  @Test
  void flagsMayStandBeforeTheCommand() {
    assertThat(run("--port 5001 config")).isZero();

    assertThat(out()).containsPattern("port +5001 +flag --port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 1 serve --port x",
        "--port 1 config --port 1",
        "--data a messages list --data b",
        "--debug config --debug",
        "serve --port 1 --port 2"
      })
  void aFlagThatIsGivenTwiceIsRefused(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(err()).containsPattern("--(port|data|debug).* once");
    assertThat(out()).isEmpty();
  }

  @Test
  void anUnknownFlagIsRefusedWithWhatWasMeant() {
    assertThat(run("serve --prot 5000")).isEqualTo(2);

    assertThat(err()).contains("There is no flag '--prot'; did you mean '--port'?");
  }

  @Test
  void anUnknownCommandIsRefusedWithWhatWasMeant() {
    assertThat(run("sevre")).isEqualTo(2);

    assertThat(err()).contains("There is no command 'sevre'; did you mean 'serve'?");
  }

  @Test
  void theHelpOfACommandInAGroupTellsTheSettingsThatMeanSomethingToIt() {
    assertThat(run("help messages list")).isZero();

    assertThat(out())
        .contains("Usage: menagerie messages list", "--messages-store", "--data")
        .doesNotContain("--tls-port", "--survey-store");
  }

  @Test
  void aGroupAloneSaysWhatItHas() {
    assertThat(run("messages")).isEqualTo(2);

    assertThat(err()).contains("messages: list, get", "'menagerie messages --help'");
  }

  @Test
  void anUnknownCommandOfAGroupIsRefusedWithWhatWasMeant() {
    assertThat(run("messages deleet")).isEqualTo(2);

    assertThat(err()).contains("There is no command 'deleet'; did you mean 'delete'?");
  }

  @Test
  void helpForAnUnknownCommandIsRefused() {
    assertThat(run("help juggling")).isEqualTo(2);

    assertThat(err()).contains("juggling");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve --port x", "serve -- --port=x", "config --port x"})
  void aBadValueIsRefusedOnEveryWay(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(err()).startsWith("menagerie: ");
    assertThat(out()).isEmpty();
  }

  @Test
  void aStackTraceIsShownOnlyIfDetailsWereAskedFor() {
    run("serve --port x");
    assertThat(err()).doesNotContain("\tat ");

    run("serve --port x --debug");
    assertThat(err()).contains("\tat ");
  }

  private int run(String arguments) {
    return program.run(arguments.split(" "));
  }

  private String out() {
    return program.out();
  }

  private String err() {
    return program.err();
  }
}
