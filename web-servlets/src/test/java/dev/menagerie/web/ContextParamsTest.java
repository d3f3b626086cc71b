package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.UndertowContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a web.xml may say to Menagerie, and what it is told if it says something else. */
class ContextParamsTest {
  @ParameterizedTest
  @CsvSource({
    "menagerie.stroe, redis://localhost, There is no context-param 'menagerie.stroe'",
    "menagerie.apps, pest, 'menagerie.apps must name some of ['",
    "menagerie.home, yes, 'menagerie.home must be true or false, but is ''yes'''",
    "menagerie.trust-proxy, 1, 'menagerie.trust-proxy must be true or false, but is ''1'''",
    "menagerie.max-body, 1M, 'menagerie.max-body must be a number of bytes, but is ''1M'''",
    "menagerie.max-body, 0, 'maxBody must be 1 to'",
    "menagerie.messages.path, demo/, The prefix of messages must be empty"
  })
  void aBadParamIsNamedWithItsValueAndWhatIsAllowed(String name, String value, String message) {
    assertThatThrownBy(() -> start(name, value, new MemoryStores()))
        .hasStackTraceContaining(message);
  }

  @Test
  void withoutStoresTheirUrlIsMissed() {
    assertThatThrownBy(() -> start("menagerie.apps", "messages", null))
        .hasStackTraceContaining("Set the context-param 'menagerie.store' to the URL of a store");
  }

  private static void start(String name, String value, MemoryStores stores) throws Exception {
    try (var container = new UndertowContainer()) {
      container.start(
          "",
          context -> {
            context.setAttribute(MenagerieListener.STORES, stores);
            context.setInitParameter(name, value);
          },
          MenagerieListener.class);
    }
  }
}
