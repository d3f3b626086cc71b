package dev.menagerie.platform.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.state.AppState;
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
    return new NginxConfig("127.0.0.1:8080", Path.of("/nginx"), 8081, Optional.empty())
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
  void whereNoneIsLiveAnywhereTheAnswerIs503() {
    assertThat(config()).contains("return 503").doesNotContain("app_shop");
  }
}
