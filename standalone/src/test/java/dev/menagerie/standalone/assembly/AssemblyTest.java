package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, in this process. */
class AssemblyTest {
  @TempDir Path folder;

  @Test
  void everythingHasItsAddressAndTheHomePageComesFirst() {
    Running running = start(List.of());
    try {
      assertThat(running.addresses())
          .extracting(Running.Address::app)
          .startsWith("home")
          .contains("messages")
          .endsWith("admin");
      assertThat(running.addresses())
          .allSatisfy(
              address -> assertThat(address.url()).matches("http://localhost:\\d+(/.*[^/])?"));
    } finally {
      stop(running);
    }
  }

  @Test
  void anAppAloneLiesAtTheRoot() {
    Running running = start(List.of("messages"));
    try {
      assertThat(running.addresses()).extracting(Running.Address::app).doesNotContain("home");
      assertThat(url(running, "messages").getPath()).isEqualTo("/");
    } finally {
      stop(running);
    }
  }

  @Test
  void measurementsAreTheAdminPortsAlone() throws Exception {
    Running running = start(List.of());
    try {
      assertThat(get(url(running, "admin").resolve("metrics")).statusCode()).isEqualTo(200);
      assertThat(get(url(running, "home").resolve("metrics")).statusCode()).isEqualTo(404);
      for (String probe : List.of("livez", "readyz", "version")) {
        assertThat(get(url(running, "admin").resolve(probe)).statusCode()).isEqualTo(200);
        assertThat(get(url(running, "home").resolve(probe)).statusCode()).isEqualTo(200);
      }
    } finally {
      stop(running);
    }
  }

  @Test
  void theServerDoesNotSayWhatItIs() throws Exception {
    Running running = start(List.of());
    try {
      assertThat(get(url(running, "home")).headers().map())
          .doesNotContainKeys("server", "x-powered-by");
    } finally {
      stop(running);
    }
  }

  @Test
  void whatWasOpenedBeforeAFailureIsClosed() {
    assertThatThrownBy(() -> start(List.of(), "store", "nothing:at-all"))
        .isInstanceOf(BadSettingException.class);

    Running running = start(List.of());
    stop(running);
  }

  @Test
  void registeringNeedsAConsul() {
    assertThatThrownBy(() -> start(List.of("pets"), "register", "true"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("register needs a Consul that keeps the votes");
  }

  @Test
  void registeringIsForThePetsApp() {
    assertThatThrownBy(() -> start(List.of("messages"), "register", "true"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("register is for the pets app");
  }

  @Test
  void anAppThatDoesNotExistIsNamedWithThoseThatDo() {
    assertThatThrownBy(() -> Selection.of(List.of("hippos")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("hippos", "pets, survey, messages, procedures");
  }

  private Running start(List<String> apps, String... flags) {
    var all = new HashMap<>(Map.of("port", "0", "admin-port", "0", "store", "jdbc:h2:mem:"));
    all.put("logs", folder.resolve("logs").toString());
    for (int i = 0; i < flags.length; i += 2) {
      all.put(flags[i], flags[i + 1]);
    }
    return Assembly.start(new Configuration(all, Map.of(), Map.of()), Selection.of(apps));
  }

  private static void stop(Running running) {
    running.stop(CompletableFuture.completedFuture(null));
  }

  private static URI url(Running running, String app) {
    return running.addresses().stream()
        .filter(address -> address.app().equals(app))
        .map(address -> URI.create(address.url() + "/"))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
