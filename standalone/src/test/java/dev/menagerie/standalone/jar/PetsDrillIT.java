package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.testkit.ConsulServers;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators try with the pets app on a Consul of three servers. */
class PetsDrillIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "open sesame";

  private static ConsulServers consul;

  @TempDir Path home;
  private String[] flags;

  @BeforeAll
  static void startConsul() {
    consul = ConsulServers.started();
  }

  @AfterAll
  static void stopConsul() {
    if (consul != null) {
      consul.close();
    }
  }

  @BeforeEach
  void describe() throws Exception {
    Path password = Files.writeString(home.resolve("admin-password"), PASSWORD + "\n");
    flags =
        new String[] {
          "--votes-store", consul.urlFrom(0), "--register", "--admin-password-file", "" + password
        };
  }

  @Test
  void consulKnowsAnInstanceWhileItIsWellAndLosesItWhenItStops() throws Exception {
    try (var pets = MenagerieJar.pets(home, flags)) {
      awaitPassing(pets, true);

      var admin = PetsClient.withPassword(pets.app(), PASSWORD);
      String fault = "{\"healthy\":false,\"for\":\"6s\",\"reason\":\"drill\"}";
      assertThat(new PetsClient(pets.app()).put("health", fault).statusCode()).isEqualTo(401);
      assertThat(admin.put("health", fault).statusCode()).isEqualTo(200);
      awaitPassing(pets, false);
      awaitPassing(pets, true);

      assertThat(pets.terminate()).isZero();
      assertThat(known()).doesNotContain(port(pets));
    }
  }

  @Test
  void aSessionIsKnownToEveryReplica() throws Exception {
    try (var first = MenagerieJar.pets(home, flags);
        var second = MenagerieJar.pets(home, flags)) {
      var cookies = new CookieManager();
      HttpResponse<String> login =
          new PetsClient(first.admin(), cookies).post("", "password=" + "open%20sesame");
      assertThat(login.headers().firstValue("Location")).hasValue("/admin");

      assertThat(new PetsClient(second.admin(), cookies).get("admin").statusCode()).isEqualTo(200);
      assertThat(new PetsClient(second.admin()).get("admin").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void pagesAreServedWithoutConsulAndVotesAreTakenAsSoonAsItIsBack() throws Exception {
    try (var pets = MenagerieJar.pets(home, flags)) {
      var client = new PetsClient(pets.app(), new CookieManager());
      assertThat(client.vote('a', "ann")).isEqualTo(302);
      assertThat(client.get("").body()).contains("Pets Served");

      IntStream.range(0, 3).forEach(consul::kill9);
      await().atMost(PATIENCE).until(() -> client.vote('b', "ann") == 503);
      HttpResponse<String> page = client.get("");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("is away with its store").doesNotContain("1 Pets Served");
      assertThat(client.get("health").statusCode()).isEqualTo(200);

      consul.restartAll();
      await().atMost(PATIENCE).until(() -> client.vote('c', "ann") == 302);
      assertThat(client.get("api/results").body()).contains("\"votes\":1,\"visitors\"");
      awaitPassing(pets, true);
    }
  }

  private static void awaitPassing(MenagerieJar pets, boolean wanted) {
    await("passing: " + wanted)
        .atMost(PATIENCE)
        .until(() -> ask("v1/health/service/pets?passing").contains(port(pets)) == wanted);
  }

  private static String known() throws Exception {
    return ask("v1/catalog/service/pets");
  }

  private static String ask(String path) throws Exception {
    return new PetsClient(URI.create(consul.httpUrl(0) + "/")).get(path).body();
  }

  private static String port(MenagerieJar pets) {
    return "-" + pets.app().getPort() + "\"";
  }
}
