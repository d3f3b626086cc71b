package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.RawClient;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.BodyLines;
import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are read and written piece by piece. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StreamSuite {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final byte[] PIECE = "0123456789abcdef".repeat(4096).getBytes(UTF_8);
  private static final int PIECES = 300;
  private static final int LONGEST_LINE = 20_000;
  private static final String POST =
      "POST /lines HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n";

  private final Container container;
  private Visitor visitor;

  StreamSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    container.start("", context -> Room.register(context, "/*", new Streams()));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void aStreamedBodyArrivesWhole() throws Exception {
    var answer = visitor.get("/now/whole");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-pieces");
    assertThat(answer.body()).hasSize(PIECES * PIECE.length).endsWith("cdef");
  }

  @Test
  void aHeadIsAnsweredWithoutWritingTheBody() throws Exception {
    var head = visitor.send("HEAD", "/now/broken", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).hasValue("application/x-pieces");
    assertThat(head.headers().firstValue("Content-Length")).isEmpty();
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/now/page", "/later/page"})
  void aPageThatIsMadeWhenItIsSentArrivesWhole(String path) throws Exception {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("" + PIECE.length);
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body()).isEqualTo(new String(PIECE, UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/now/deep", "/now/stream-deep", "/now/page-deep", "/later/page-deep"})
  void whatEndsInAnErrorOfTheMachineIsAnOrdinaryErrorToo(String path) throws Exception {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).startsWith("{\"error\":\"Something broke on our side;");
  }

  @Test
  void aStreamDoesNotAnswerWhatHasGivenItsThreadBack() throws Exception {
    assertThat(visitor.get("/later/whole").statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/now/away", "/now/page-away", "/later/page-away"})
  void whatFailsBeforeAnythingIsSentIsAnOrdinaryError(String path) throws Exception {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.body()).startsWith("{\"error\":\"The store is away.");
  }

  @Test
  void whatFailsHalfWayIsBrokenOffForEverybodyToSee() throws Exception {
    assertThatThrownBy(() -> visitor.get("/now/broken")).isInstanceOf(IOException.class);
    assertThat(visitor.get("/now/whole").statusCode()).isEqualTo(200);
  }

  @Test
  void everyLineIsAnsweredAsItComes() throws Exception {
    try (var client = new RawClient(container.base())) {
      client.send(POST).send(chunk("one\n"));
      assertThat(client.readUntil("3 one")).startsWith("HTTP/1.1 200 ");
      client.send(chunk("two\r\nthr"));
      assertThat(client.readUntil("3 two")).endsWith("3 two");
      client.send(chunk("ee\n\nlast")).send("0\n\n");
      assertThat(client.readUntil("4 last")).containsSubsequence("5 three", "0 \n", "4 last");
    }
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextOneRead() throws Exception {
    String longest = "x".repeat(LONGEST_LINE);
    String body = longest + "\r\n" + longest + "y\n" + longest.repeat(50) + "\nafter";
    var answer = visitor.send("POST", "/lines", BodyPublishers.ofString(body));
    String tooLong = "413 A line must not be longer than 20000 bytes.\n";
    assertThat(answer.body())
        .isEqualTo("20000 " + longest + "\n" + tooLong + tooLong + "5 after\n");
  }

  @Test
  void halfALineAtWhichTheBodyBreaksOffIsNoLine() throws Exception {
    try (var client = new RawClient(container.base())) {
      client.send(POST).send(chunk("one\ntwo"));
      client.readUntil("3 one");
      assertThat(client.send("zz\n").hangUp().readAll()).doesNotContain("two");
    }
  }

  private static byte[] chunk(String text) {
    return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(UTF_8);
  }

  /** Answers with bodies of its own, and with the length of every line that it is sent. */
  private static final class Streams extends AppServlet {
    Streams() {
      super(ErrorShape.json("error"), WebOptions.defaults().withMaxBody(LONGEST_LINE));
    }

    @Override
    protected CompletableFuture<Reply> answer(HttpServletRequest request) {
      String path = request.getPathInfo();
      if (path.equals("/lines")) {
        BodyLines lines = BodyLines.of(request, options());
        return now(Reply.stream(200, "text/plain", out -> answerLines(lines, out)));
      }
      String what = path.substring(path.lastIndexOf('/') + 1);
      if (what.equals("deep")) {
        throw new StackOverflowError("made up");
      }
      Reply reply =
          what.startsWith("page")
              ? Reply.later(() -> Reply.html(200, page(what)))
              : Reply.stream(200, "application/x-pieces", out -> writePieces(what, out));
      return path.startsWith("/later/")
          ? CompletableFuture.supplyAsync(() -> onceItsThreadIsGivenBack(request, reply))
          : now(reply.with("X-Now", "yes"));
    }

    private static Reply onceItsThreadIsGivenBack(HttpServletRequest request, Reply reply) {
      await().atMost(PATIENCE).until(request::isAsyncStarted);
      return reply;
    }

    private static byte[] page(String what) {
      if (what.equals("page-away")) {
        throw away();
      }
      if (what.equals("page-deep")) {
        throw new StackOverflowError("made up");
      }
      return PIECE;
    }

    private static void writePieces(String what, OutputStream out) throws IOException {
      for (int i = 0; i < PIECES; i++) {
        if (what.equals("stream-deep")) {
          throw new StackOverflowError("made up");
        }
        boolean away = what.equals("away");
        if (away || (what.equals("broken") && i == PIECES / 2)) {
          throw away();
        }
        out.write(PIECE);
      }
    }

    private static StoreUnavailableException away() {
      return new StoreUnavailableException(
          new StoreCall("memory", "read", ""), "it is away.", null);
    }

    private static void answerLines(BodyLines lines, OutputStream out) throws IOException {
      boolean more = true;
      while (more) {
        String answer;
        try {
          byte[] line = lines.next();
          more = line != null;
          answer = more ? line.length + " " + new String(line, UTF_8) + "\n" : "";
        } catch (HttpProblem e) {
          answer = e.status() + " " + e.getMessage() + "\n";
        }
        out.write(answer.getBytes(UTF_8));
        if (!lines.hasArrived()) {
          out.flush();
        }
      }
    }
  }
}
