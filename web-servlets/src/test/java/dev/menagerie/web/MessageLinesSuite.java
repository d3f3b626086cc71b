package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.messages.Digest;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.RawClient;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.WebOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Messages posted line by line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessageLinesSuite {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String POST =
      """
      POST /messages HTTP/1.1
      Host: localhost
      Content-Type: application/x-ndjson
      Transfer-Encoding: chunked
      """;

  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private Visitor visitor;

  MessageLinesSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var options = WebOptions.defaults().withMaxBody(1000);
    container.start(
        "",
        context -> new Menagerie().options(options).serving(App.MESSAGES, stores).mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void everyLineIsAnsweredWithItsDigestInOrder() throws Exception {
    var texts = IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList();
    int before = stores.trips();
    var answer = post(texts.stream().map(MessageLinesSuite::json).collect(Collectors.joining()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(answer.body().lines().toList())
        .isEqualTo(texts.stream().map(MessageLinesSuite::answer).toList());
    assertThat(stores.trips() - before).isLessThan(10_000);
    assertThat(visitor.get("/messages/" + digest("line 19999")).statusCode()).isEqualTo(200);
  }

  @Test
  void aBadLineIsAnsweredWithWhatIsWrongAndTheOthersAreStored() throws Exception {
    var answer =
        post(
            json("a")
                + "nonsense\n\n{\"massage\":1}\n"
                + json("\\ud800")
                + json("x".repeat(1000))
                + "{\"message\":\"b\",\"ttl\":0}\r\n"
                + json("c").strip());
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(8);
    assertThat(lines.get(0)).isEqualTo(answer("a"));
    assertThat(lines.subList(1, 5))
        .allSatisfy(line -> assertThat(line).matches("\\{\"err_msg\":\".*\",\"status\":400}"));
    assertThat(lines.get(5))
        .isEqualTo("{\"err_msg\":\"A line must not be longer than 1000 bytes.\",\"status\":413}");
    assertThat(lines.get(6)).contains("'ttl' must be");
    assertThat(lines.get(7)).isEqualTo(answer("c"));
  }

  @Test
  void noLinesHaveNoAnswers() throws Exception {
    assertThat(post("").statusCode()).isEqualTo(200);
    assertThat(post("").body()).isEmpty();
  }

  @Test
  void whoWaitsForAnAnswerBeforeSendingOnGetsIt() throws Exception {
    try (var client = new RawClient(container.base())) {
      client.send(POST + "Expect: 100-continue\n\n");
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
      client.send(chunk(json("one")));
      assertThat(client.readUntil(digest("one") + "\"}")).contains("HTTP/1.1 200 ");
      client.send(chunk(json("two") + "{\"mess"));
      assertThat(client.readUntil(digest("two"))).contains(digest("two"));
      client.send(chunk("age\":\"three\"}")).send("0\n\n");
      assertThat(client.readUntil(digest("three"))).contains(digest("three"));
    }
  }

  @Test
  void anAnswerMeansThatTheMessageIsStored() throws Exception {
    try (var client = new RawClient(container.base());
        var hold = stores.hold()) {
      client.send(POST + "\n").send(chunk(json("held")));
      assertThat(visitor.get("/messages/" + digest("held")).statusCode()).isEqualTo(404);
      hold.release();
      client.readUntil(digest("held"));
      assertThat(visitor.get("/messages/" + digest("held")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whileTheStoreIsAwayEveryLineIsToldSo() throws Exception {
    stores.away(true);
    try {
      assertThat(post(json("a") + json("b")).body().lines())
          .hasSize(2)
          .allSatisfy(
              line -> assertThat(line).contains("Nothing was stored").endsWith("\"status\":503}"));
    } finally {
      stores.away(false);
    }
  }

  @Test
  void moreStreamsThanThereIsRoomForAreRefused() throws Exception {
    var clients = new ArrayList<RawClient>();
    try {
      for (int i = 0; i < 8; i++) {
        var client = new RawClient(container.base());
        clients.add(client);
        client.send(POST + "\n").send(chunk(json("client " + i)));
        client.readUntil(digest("client " + i));
      }
      var refused = post(json("one too many"));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(refused.body()).startsWith("{\"err_msg\":\"Too many clients");
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(post(json("next")).statusCode()).isEqualTo(200));
  }

  private HttpResponse<String> post(String lines) throws Exception {
    return visitor.send(
        "POST",
        "/messages",
        BodyPublishers.ofString(lines),
        "Content-Type",
        "application/x-ndjson");
  }

  private static String json(String text) {
    return "{\"message\":\"" + text + "\"}\n";
  }

  private static String answer(String text) {
    return "{\"digest\":\"" + digest(text) + "\"}";
  }

  private static String digest(String text) {
    return Digest.of(text.getBytes(UTF_8)).hex();
  }

  private static byte[] chunk(String text) {
    return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(UTF_8);
  }
}
