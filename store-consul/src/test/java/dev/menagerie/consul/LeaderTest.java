package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.orbitz.consul.Consul;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of several servers is asked. */
class LeaderTest {
  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> failing = new CopyOnWriteArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong(-1);
  private volatile String leader = "";
  private Kv kv;

  @BeforeEach
  void start() throws IOException {
    for (String host : HOSTS) {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
      server.createContext("/", exchange -> answer(host, exchange));
      server.start();
      servers.add(server);
    }
    kv = of(HOSTS);
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void theLeaderIsAsked() {
    leader = "127.0.0.3:8300";
    kv.get("key");
    kv.get("key");

    assertThat(asked).containsExactly("who leads", "127.0.0.3", "127.0.0.3");
  }

  @Test
  void anotherLeaderIsAskedAfterAWhile() {
    leader = "127.0.0.3:8300";
    kv.get("key");
    leader = "127.0.0.2:8300";
    pass(Leader.BETWEEN_LOOKS.minusNanos(1));
    kv.get("key");
    pass(Duration.ofNanos(1));
    kv.get("key");

    assertThat(asked).endsWith("127.0.0.3", "127.0.0.3", "who leads", "127.0.0.2");
  }

  @Test
  void whereNobodyLeadsTheFirstIsAsked() {
    kv.get("key");

    assertThat(asked).containsExactly("who leads", "127.0.0.1");
  }

  @Test
  void aLeaderWhoIsNotAmongThemIsNotAsked() {
    for (String stranger : List.of("127.0.0.4:8300", "[::1]:8300", "[::none]:8300")) {
      leader = stranger;
      pass(Leader.BETWEEN_LOOKS);
      kv.get("key");
    }

    assertThat(asked).containsOnly("who leads", "127.0.0.1");
  }

  @Test
  void aHostWithSeveralServersDoesNotTellWhichOfThemLeads() {
    leader = "127.0.0.1:8300";
    kv = of(List.of("127.0.0.2", "127.0.0.1", "localhost"));
    kv.get("key");

    assertThat(asked).containsExactly("who leads", "127.0.0.1");
  }

  @Test
  void aSingleServerIsNotAskedWhoLeads() {
    kv = of(List.of("127.0.0.1"));
    kv.get("key");

    assertThat(asked).containsExactly("127.0.0.1");
  }

  @Test
  void aServerThatDoesNotTellWhoLeadsIsAskedAllTheSame() {
    failing.add("who leads");
    kv.get("key");

    assertThat(asked).containsExactly("who leads", "127.0.0.1");
  }

  @Test
  void aLeaderThatFailedIsLeftAloneForAWhileThoughOthersStillNameIt() {
    leader = "127.0.0.2:8300";
    kv.get("key");
    pass(Leader.BETWEEN_LOOKS.minusNanos(1));
    failing.add("127.0.0.2");
    assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> kv.get("key"));
    pass(Leader.BETWEEN_LOOKS.minusNanos(1));
    kv.get("key");
    failing.clear();
    pass(Duration.ofNanos(1));
    kv.get("key");

    assertThat(asked)
        .containsExactly(
            "who leads", "127.0.0.2", "127.0.0.2", "127.0.0.3", "who leads", "127.0.0.2");
  }

  private Kv of(List<String> hosts) {
    var clients =
        servers.stream().limit(hosts.size()).map(HttpServer::getAddress).map(LeaderTest::client);
    return new Kv(clients.toList(), new Leader(hosts, nanoTime::get), true);
  }

  private static Consul client(InetSocketAddress address) {
    String url = "http://" + address.getHostString() + ":" + address.getPort();
    return Consul.builder().withUrl(url).withPing(false).build();
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private void answer(String host, HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean whoLeads = exchange.getRequestURI().getPath().equals("/v1/status/leader");
      asked.add(whoLeads ? "who leads" : host);
      if (failing.contains(asked.get(asked.size() - 1))) {
        exchange.sendResponseHeaders(500, -1);
      } else if (whoLeads) {
        byte[] body = ('"' + leader + '"').getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }
}
