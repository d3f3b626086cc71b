package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a web.xml may say to Menagerie, and what it is told if it says something else. */
class ContextParamsTest {
  @ParameterizedTest
  @CsvSource({
    "menagerie.stroe, redis://localhost, There is no context-param 'menagerie.stroe'",
    "menagerie.apps, pest, 'menagerie.apps must name some of ['",
    "menagerie.home, yes, 'menagerie.home is ''yes'', but must be true or false'",
    "menagerie.trust-proxy, 1, 'menagerie.trust-proxy is ''1'', but must be true or false'",
    "menagerie.max-body, 1M, 'menagerie.max-body is ''1M'', but must be a whole number from 1 to'",
    "menagerie.max-body, 0, 'menagerie.max-body is ''0'', but must be a whole number from 1 to'",
    "menagerie.store-timeout, 5, 'menagerie.store-timeout is ''5'', but must be a time such as'",
    "menagerie.store-timeout, 0s, 'menagerie.store-timeout is ''0s'', but must be a time such as'",
    "menagerie.admin-password-file, no/such, 'menagerie.admin-password-file is ''no/such'', but'",
    "menagerie.session-secret, s3cret, 'menagerie.session-secret is ''***'', but must be at least'",
    "menagerie.rate-limit, often, 'menagerie.rate-limit is ''often'', but must be on (5/15s), off'",
    "menagerie.results, all, 'menagerie.results is ''all'', but must be one of always, voted'",
    "menagerie.results, closed, 'The poll makes no sense: results that are shown when the poll is'",
    "menagerie.closes, soon, 'menagerie.closes is ''soon'', but must be a moment such as'",
    "menagerie.option-b, Cats, 'The poll makes no sense: the choices of a poll must have distinct'",
    "menagerie.pets-images, no/such, 'menagerie.pets-images is ''no/such'', but must be a folder'",
    "menagerie.surveys, no/such, 'menagerie.surveys: no/such could not be read'",
    "menagerie.surveys, 'a,', 'menagerie.surveys: a could not be read'",
    "menagerie.port, 80, There is no context-param 'menagerie.port'",
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

  @Test
  void thePollAndTheSurveysAreAsTheParamsSay(@TempDir Path folder) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "s3cret\nand more\n");
    Path key = Files.writeString(folder.resolve("key"), "sixteen letters.\n");
    Files.writeString(folder.resolve("x.survey"), "title: Lunch\n[a]\nask: A?\nkind: text\n");
    var params =
        Map.of(
            "menagerie.option-a",
            "Lions",
            "menagerie.closes",
            "2020-12-01T12:00+01:00",
            "menagerie.results",
            "admin",
            "menagerie.pets-images",
            folder.toString(),
            "menagerie.surveys",
            folder.toString(),
            "menagerie.admin-password-file",
            password.toString(),
            "menagerie.session-secret-file",
            key.toString(),
            "menagerie.rate-limit",
            "1/1h");
    try (var container = new UndertowContainer();
        Stores stores = InMemoryStores.open()) {
      container.start("", context -> hand(context, stores, params), MenagerieListener.class);
      var visitor = new Visitor(container.base());
      String right = "Basic " + Base64.getEncoder().encodeToString("any:s3cret".getBytes(UTF_8));

      assertThat(visitor.get("/pets/vote").body()).contains("The poll is closed");
      assertThat(visitor.get("/pets/api/results").statusCode()).isEqualTo(403);
      assertThat(visitor.get("/pets/api/results", "Authorization", right).body()).contains("Lions");
      assertThat(visitor.get("/survey/").body()).contains("Lunch");
      assertThat(visitor.get("/api/v1.0/pxcodes/").statusCode()).isEqualTo(401);
      assertThat(visitor.get("/api/v1.0/pxcodes/").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void theFirstLineOfAFileIsTheStore(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("store"), "jdbc:h2:mem:\n# of the test\n");
    try (var container = new UndertowContainer()) {
      var params = Map.of("menagerie.store-file", file.toString());
      container.start("", context -> hand(context, null, params), MenagerieListener.class);

      assertThat(new Visitor(container.base()).get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void pathsMayStandOnLinesOfTheirOwn(@TempDir Path folder) throws Exception {
    Path lunch = folder.resolve("lunch.survey");
    Files.writeString(lunch, "title: Lunch\n[a]\nask: A?\nkind: text\n");
    try (var container = new UndertowContainer();
        Stores stores = InMemoryStores.open()) {
      var params = Map.of("menagerie.surveys", "\n  cats,\n  " + lunch + "\n");
      container.start("", context -> hand(context, stores, params), MenagerieListener.class);

      assertThat(new Visitor(container.base()).get("/survey/").body()).contains("Lunch");
    }
  }

  @Test
  void aSecretIsGivenOnce() {
    var params = Map.of("menagerie.admin-password", "a", "menagerie.admin-password-file", "b");
    assertThatThrownBy(() -> start(params, new MemoryStores()))
        .hasStackTraceContaining(
            "menagerie.admin-password and menagerie.admin-password-file are both given");
  }

  private static void start(String name, String value, MemoryStores stores) throws Exception {
    start(Map.of(name, value), stores);
  }

  private static void start(Map<String, String> params, MemoryStores stores) throws Exception {
    try (var container = new UndertowContainer()) {
      container.start("", context -> hand(context, stores, params), MenagerieListener.class);
    }
  }

  private static void hand(ServletContext context, Stores stores, Map<String, String> params) {
    context.setAttribute(MenagerieListener.STORES, stores);
    params.forEach(context::setInitParameter);
  }
}
