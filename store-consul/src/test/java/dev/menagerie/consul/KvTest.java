package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.orbitz.consul.Consul;
import com.sun.net.httpserver.HttpServer;
import dev.menagerie.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer, or the lack of one, is taken for; the other tests ask a real Consul. */
class KvTest {
  private static final List<Op> WRITE = List.of(Op.create("key", "value"));

  private HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void everyOperationToBlameIsNamed() throws IOException {
    Kv kv =
        answering(
            409,
            """
            {"Results":null,"Errors":[
              {"OpIndex":0,"What":"failed to set key \\"a\\", index is stale"},
              {"OpIndex":2,"What":"failed to check index, key \\"c\\" doesn't exist"},
              {"OpIndex":5,"What":"failed index check for key \\"d\\", current modify index 4 != 3"}
            ]}""");

    assertThat(kv.transact(WRITE))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.ops()).containsExactly(0, 2, 5));
  }

  @Test
  void noPermissionIsNoConflict() throws IOException {
    Kv kv = answering(409, "{\"Errors\":[{\"OpIndex\":0,\"What\":\"Permission denied\"}]}");

    assertThatExceptionOfType(Declined.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .withMessageContaining("Permission denied");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 413})
  void aPlainNoIsDefinite(int status) throws IOException {
    Kv kv = answering(status, "no way");

    assertThatExceptionOfType(Declined.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .withMessageContaining("no way");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Conflict", "{\"Errors\":"})
  void aConflictThatIsNotUnderstoodIsNotGuessedAt(String body) throws IOException {
    Kv kv = answering(409, body);

    assertThatExceptionOfType(Declined.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .withMessageContaining("not understood");
  }

  @Test
  void aConflictThatBlamesNothingIsNotTriedForEver() throws IOException {
    Kv kv = answering(409, "{\"Errors\":[]}");

    assertThatExceptionOfType(Declined.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .withMessageContaining("nothing to blame");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aServerInTroubleLeavesTheOutcomeOpen(int status) throws IOException {
    Kv kv = answering(status, "No cluster leader");

    assertThatExceptionOfType(Unanswered.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .satisfies(e -> assertThat(e.sent()).isTrue());
  }

  @Test
  void anAnswerCutShortLeavesTheOutcomeOpen() throws IOException {
    Kv kv = answering(200, "{\"Results\":[{\"KV\"");

    assertThatExceptionOfType(Unanswered.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .satisfies(e -> assertThat(e.sent()).isTrue());
  }

  @Test
  void whereNobodyListensNothingWasSent() {
    Kv kv = to(FreePorts.one());

    assertThatExceptionOfType(Unanswered.class)
        .isThrownBy(() -> kv.transact(WRITE))
        .satisfies(e -> assertThat(e.sent()).isFalse());
  }

  @Test
  void aRequestThatWasSentBeforeTheServerDiedIsNotTakenForUnsent() throws Exception {
    try (var dying = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var died = CompletableFuture.runAsync(() -> answerOnceThenDie(dying));
      Kv kv = to(dying.getLocalPort());
      kv.transact(WRITE);

      // The client finds its connection broken, and by itself tries another, which is refused.
      assertThatExceptionOfType(Unanswered.class)
          .isThrownBy(() -> kv.transact(WRITE))
          .satisfies(e -> assertThat(e.sent()).isTrue());
      died.get();
    }
  }

  private static void answerOnceThenDie(ServerSocket dying) {
    try (Socket connection = dying.accept()) {
      var buffer = new byte[8_192];
      connection.getInputStream().read(buffer);
      String body = "{\"Results\":[],\"Errors\":[]}";
      String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
      connection.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      connection.getInputStream().read(buffer);
      dying.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Kv answering(int status, String body) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return to(server.getAddress().getPort());
  }

  private static Kv to(int port) {
    String url = "http://127.0.0.1:" + port;
    var client = Consul.builder().withUrl(url).withPing(false).build();
    return new Kv(List.of(client), new Leader(List.of(), System::nanoTime), false);
  }
}
