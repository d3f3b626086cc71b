package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.jar.MenagerieJar.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the program ends when it does not serve: 0 if all went well, 1 if not, 2 if asked wrongly.
 */
class CommandLineJarIT {
  @TempDir Path home;

  @Test
  void theVersionIsThatOfTheBuild() {
    Ended ended = run("--version");

    assertThat(ended.status()).isZero();
    assertThat(ended.output()).matches("menagerie \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void theHelpListsTheSettingsWithVariablesAndDefaults() {
    Ended ended = run("--help");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .contains("--port", "--tls-port", "--messages-store", "--log-max-bytes")
        .contains("MENAGERIE_ADMIN_PORT", "7000", "DATABASE_URL", "MESSAGES_REDIS_HOST");
  }

  @Test
  void anUnknownFlagIsNamed() {
    Ended ended = run("serve", "messages", "--prot", "5000");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output()).contains("--prot");
  }

  @Test
  void anUnknownAppIsNamedWithThoseThereAre() {
    Ended ended = run("serve", "massages");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output()).contains("massages", "messages");
  }

  @Test
  void aBadValueIsNamedWithItsSettingAndWhatIsAllowed() {
    Ended ended = run("serve", "messages", "--port", "70000");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output()).contains("--port", "70000", "65535");
  }

  @Test
  void aPortThatIsTakenStopsTheStart() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();

      Ended ended = run("serve", "messages", "--port", port, "--admin-port", "0");

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.output()).contains("--port", port);
    }
  }

  @Test
  void aStoreThatCannotHoldTheDataStopsTheStart() {
    Ended ended = run("serve", "messages", "--store", "consul://localhost:8500", "--port", "0");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output()).contains("--store", "messages").containsIgnoringCase("consul");
  }

  @Test
  void aDataFolderThatCannotBeMadeStopsTheStart() throws Exception {
    Path file = Files.createFile(home.resolve("file"));

    Ended ended =
        run("serve", "messages", "--port", "0", "--data", file.resolve("data").toString());

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output()).contains("--data", file.toString());
  }

  @Test
  void theConfigurationIsShownWithoutItsSecrets() {
    Ended ended = run("config", "--store", "postgresql://me:hush@db.example/pets");

    assertThat(ended.status()).isZero();
    assertThat(ended.output()).contains("db.example/pets", "--store").doesNotContain("hush");
  }

  private Ended run(String... arguments) {
    return MenagerieJar.run(home, arguments);
  }
}
