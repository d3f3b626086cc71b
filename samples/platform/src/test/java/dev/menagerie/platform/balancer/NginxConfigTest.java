package dev.menagerie.platform.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NginxConfigTest {
  private static final AppState IDLE =
      AppState.unknown("shop")
          .withVersions(new Version(1, 1), null)
          .withRoutes(List.of(new Route(null, "/", false)));

  private static String config(String... elsewhere) {
    return new NginxConfig("127.0.0.1:8080", Path.of("/nginx"), "127.0.0.1:8081", Optional.empty())
        .of(List.of(IDLE), instance -> true, app -> List.of(elsewhere));
  }

  @Test
  void whereNoneIsLiveHereOtherHostsServe() {
    assertThat(config("10.0.0.2:20001"))
        .contains("upstream app_shop {\n    server 10.0.0.2:20001 max_fails=0;\n")
        .contains("proxy_pass http://app_shop;")
        .doesNotContain("return 503");
  }

  @Test
  void anAddressWithColonsStandsInBrackets() {
    var instance =
        new Instance("shop.1", new Version(1, 1), Role.LIVE, "::1", 20_001, null, 0, null, 0);
    var config = new NginxConfig("[::1]:8080", Path.of("/nginx"), "[::1]:8081", Optional.empty());

    assertThat(config.of(List.of(IDLE.with(instance)), any -> true, app -> List.of()))
        .contains("server [::1]:20001 max_fails=0");
  }

  @Test
  void aFolderWithADollarIsRefusedBecauseItWouldBeginAName() {
    var config = new NginxConfig("127.0.0.1:80", Path.of("/$h"), "127.0.0.1:8081", Optional.of(1));

    assertThatThrownBy(() -> config.of(List.of(), any -> true, app -> List.of()))
        .hasMessageContaining("'/$h/nginx.pid' must have no $");
  }

  @Test
  void whereNoneIsLiveAnywhereTheAnswerIs503() {
    assertThat(config()).contains("return 503").doesNotContain("app_shop");
  }
}
