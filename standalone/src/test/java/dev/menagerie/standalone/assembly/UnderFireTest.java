package dev.menagerie.standalone.assembly;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.testkit.Barrage;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, while people without manners visit it. */
class UnderFireTest {
  private static final String HALF_A_POST =
      "POST /messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 17\r\n\r\n{\"mess";

  /** Less than the minute after which a body is given up of which nothing comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;
  private Running running;
  private URI base;

  @BeforeEach
  void start() {
    var flags =
        Map.of(
            "port", "0",
            "admin-port", "0",
            "store", "jdbc:h2:mem:",
            "drain", "0ms",
            "admin-password", "open sesame",
            "logs", folder.toString());
    var configuration = new Configuration(flags, Map.of(), Map.of());
    var services = List.of("messages", "pets", "survey");
    running = Assembly.start(configuration, Selection.of(services));
    base = URI.create(running.addresses().get(0).url().replaceAll("/$", ""));
  }

  @AfterEach
  void stop() {
    running.stop(CompletableFuture.completedFuture(null));
  }

  @Test
  void tenThousandHostileRequestsBreakNothing() throws Exception {
    Barrage.at(base, "/messages", "/messages", "/messages/store", "/messages/find", "", "/assets")
        .requests(10_000)
        .fire()
        .assertHarmless();
    assertServes();
    assertNothingLogged();
  }

  @Test
  void hostileRequestsToTheOtherServicesBreakNothingEither() throws Exception {
    Barrage.at(
            base,
            "/pets/",
            "/pets/vote",
            "/pets/api/votes",
            "/survey/write-db",
            "/survey/api/responses",
            "/messages")
        .requests(4_000)
        .fire()
        .assertHarmless();
    assertServes();
    assertNothingLogged();
  }

  @Test
  void aLookUpThatComesWithABodyIsAnsweredLikeAnyOther() throws Exception {
    lookUpWithBodies("a".repeat(64), "HTTP/1.1 404");
    String text = "x".repeat(200_000);
    post("{\"message\":\"" + text + "\"}");
    lookUpWithBodies(Message.of(text).digest().hex(), "HTTP/1.1 200");
    assertServes();
    assertNothingLogged();
  }

  private void lookUpWithBodies(String digest, String status) throws Exception {
    String lookUp =
        "GET /messages/" + digest + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for (String body :
        List.of(
            "Content-Length: 5\r\n\r\nhello",
            "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")) {
      for (int i = 0; i < 50; i++) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
          socket.setSoTimeout(10_000);
          socket.getOutputStream().write((lookUp + body).getBytes(US_ASCII));
          var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
          assertThat(answer).startsWith(status);
        }
      }
    }
  }

  @Test
  void asManyCookiesAsAHeadHoldsAreTaken() throws Exception {
    for (String cookies : List.of("a=;".repeat(10_000), numbered(3_000))) {
      try (var socket = new Socket(base.getHost(), base.getPort())) {
        socket.setSoTimeout(10_000);
        String request =
            "GET /pets/vote HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ";
        socket.getOutputStream().write((request + cookies + "\r\n\r\n").getBytes(US_ASCII));
        var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
    }
    assertNothingLogged();
  }

  private static String numbered(int cookies) {
    return IntStream.range(0, cookies).mapToObj(i -> "c" + i + "=1;").collect(joining());
  }

  @Test
  void manyWhoStopHalfWayKeepNobodyElseWaiting() throws Exception {
    stallAndAssertServes(HALF_A_POST);
  }

  @Test
  void manyWhoStopInTheMiddleOfALargeBodyDoNotEither() throws Exception {
    String large = HALF_A_POST.replace("Content-Length: 17", "Content-Length: 1000000");
    stallAndAssertServes(large + "x".repeat(100_000));
  }

  /** So many that there would be no thread left if each of them kept one. */
  private void stallAndAssertServes(String request) throws Exception {
    var stalled = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 200; i++) {
        var socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        stalled.add(socket);
      }
      assertServes();
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
    assertServes();
    assertNothingLogged();
  }

  @Test
  void aBodyThatBreaksOffIsNeverAcknowledged() throws Exception {
    for (int sent = 0; sent < HALF_A_POST.length(); sent++) {
      try (var socket = new Socket(base.getHost(), base.getPort())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(HALF_A_POST.substring(0, sent).getBytes(US_ASCII));
        socket.shutdownOutput();
        var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        assertThat(answer).as("%d characters sent", sent).matches("(?s)|HTTP/1\\.[01] 4.*");
      }
    }
  }

  private void assertServes() throws Exception {
    assertThat(post("{\"message\":\"foo\"}").statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> post(String json) throws Exception {
    var post =
        HttpRequest.newBuilder(base.resolve("/messages"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient().send(post, BodyHandlers.ofString());
  }

  private void assertNothingLogged() throws Exception {
    assertThat(Files.readString(folder.resolve("app.log")))
        .doesNotContain(" ERROR ", " WARN ", "Exception");
  }
}
