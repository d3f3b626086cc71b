package dev.menagerie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Two platforms that share a real Consul. */
class RegistryTest {
  @TempDir static Path home;
  @TempDir static Path neighbourHome;
  private static final List<Integer> PORTS = FreePorts.several(5);
  private static ServerProcess consul;
  private static RunningPlatform platform;
  private static RunningPlatform neighbour;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    consul =
        ServerProcess.of(
                Programs.find("consul", "MENAGERIE_CONSUL").toString(),
                "agent",
                "-dev",
                "-bind=127.0.0.1",
                "-http-port=" + PORTS.get(0),
                "-dns-port=" + PORTS.get(1),
                "-server-port=" + PORTS.get(2),
                "-serf-lan-port=" + PORTS.get(3),
                "-serf-wan-port=" + PORTS.get(4),
                "-grpc-port=-1")
            .readyWhenLogged("Synced node info")
            .start();
    var registry = Optional.of("consul://127.0.0.1:" + PORTS.get(0));
    platform = new RunningPlatform(home, Optional.empty(), registry);
    neighbour = new RunningPlatform(neighbourHome, Optional.empty(), registry);
    platform.publish("shop", "VERSION=1");
    platform.deploy("shop", 1, 2);
  }

  @AfterAll
  static void stop() {
    if (consul != null) {
      platform.close();
      neighbour.close();
      consul.close();
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private List<String> inConsul(String app) {
    String url = "http://127.0.0.1:" + PORTS.get(0) + "/v1/health/service/" + app + "?passing=true";
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return Json.read(answer.body(), JsonNode.class).findValuesAsText("ID").stream()
          .filter(id -> id.contains(app + "."))
          .toList();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static long ports(String dnsServer, String name) {
    try {
      String[] address = dnsServer.split(":", 2);
      var resolver =
          new SimpleResolver(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
      var question = Record.newRecord(Name.fromString(name), Type.SRV, DClass.IN);
      return resolver.send(Message.newQuery(question)).getSection(Section.ANSWER).stream()
          .filter(SRVRecord.class::isInstance)
          .count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatTakesRequestsStandsInConsulAndInItsDnsAndWhatDoesNotDoesNot() {
    await().until(() -> inConsul("shop").size() == 2);
    await().until(() -> ports("127.0.0.1:" + PORTS.get(1), "shop.service.consul.") == 2);

    platform.operate("shop", "scale", Map.of("instances", 1));
    await().until(() -> inConsul("shop").size() == 1);

    platform.operate("shop", "scale", Map.of("instances", 2));
    await().until(() -> inConsul("shop").size() == 2);
  }

  @Test
  void anotherHostKnowsTheAppByNameAndSendsItRequests() {
    await().until(() -> ports(neighbour.url("dns"), "shop.platform.") == 2);
    assertThat(neighbour.get("/x").statusCode()).isEqualTo(404);
    assertThat(byName(neighbour, "shop.platform")).isEqualTo("/x by 1");
  }

  @Test
  void hostsThatRunTheSameAppShareItsRequests() {
    neighbour.publish("cart", "VERSION=here");
    neighbour.deploy("cart", 1, 1);
    platform.publish("cart", "VERSION=there");
    platform.deploy("cart", 1, 1);

    await().until(() -> platform.status("cart").path("elsewhere").size() == 1);
    await().until(() -> byName(platform, "cart.platform").equals("/x by here"));
    await().until(() -> byName(platform, "cart.platform").equals("/x by there"));
  }

  private static String byName(RunningPlatform asked, String host) {
    String answer = asked.getAs(host, "/x");
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
