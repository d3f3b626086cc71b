package dev.menagerie.platform.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.repository.AppConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private static final Map<String, String> INHERITED =
      Map.of("CONSUL_HTTP_TOKEN", "platform", "LANG", "C");

  private static Map<String, String> of(String config) {
    var parsed = AppConfig.parse((config + "\nSTARTUP_COMMAND=true").getBytes(UTF_8), INHERITED);
    return Environment.ofInstance(INHERITED, parsed, Map.of("PORT", "20001"));
  }

  @Test
  void whatIsGivenComesBeforeWhatIsAssignedAndThatBeforeWhatIsInherited() {
    assertThat(of("PORT=1\nLANG=de\nA=b"))
        .containsEntry("PORT", "20001")
        .containsEntry("LANG", "de")
        .containsEntry("A", "b");
  }

  @Test
  void thePlatformsTokenForConsulStaysItsOwn() {
    assertThat(of("")).containsEntry("LANG", "C").doesNotContainKey("CONSUL_HTTP_TOKEN");
  }

  @Test
  void anAppHasTheTokenThatItsConfigurationAssigns() {
    assertThat(of("CONSUL_HTTP_TOKEN=app")).containsEntry("CONSUL_HTTP_TOKEN", "app");
    assertThat(of("CONSUL_HTTP_TOKEN=$CONSUL_HTTP_TOKEN"))
        .containsEntry("CONSUL_HTTP_TOKEN", "platform");
  }
}
