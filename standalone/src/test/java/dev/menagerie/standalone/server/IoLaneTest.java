package dev.menagerie.standalone.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xnio.XnioIoThread;

class IoLaneTest {
  private static final int LARGE = 5 << 20;
  private static final int PATIENCE_MILLIS = 60_000;

  private HttpServer server;
  private int port;

  @BeforeEach
  void start() {
    var any = new Port("127.0.0.1", 0, Optional.empty(), "the test");
    server =
        HttpServer.start(
            "test",
            List.of(any),
            context -> {
              ServletRegistration.Dynamic probe = context.addServlet("probe", new Probe());
              probe.setAsyncSupported(true);
              probe.addMapping("/*");
            },
            UnaryOperator.identity(),
            8);
    port = URI.create(server.urls().get(0)).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Says on which kind of thread it was asked, and how long the body was. */
  private static final class Probe extends AppServlet {
    private final AtomicInteger counted = new AtomicInteger();
    private final CompletableFuture<Reply> held = new CompletableFuture<>();
    private final Executor elsewhere = task -> new Thread(task, "elsewhere").start();

    Probe() {
      super(
          (request, status, message) -> Reply.text(status, thread() + " " + message),
          WebOptions.defaults());
    }

    @Override
    protected CompletableFuture<Reply> answer(HttpServletRequest request) {
      return switch (request.getPathInfo()) {
        case "/later" -> CompletableFuture.supplyAsync(() -> said(request), elsewhere);
        case "/held" -> held;
        case "/release" -> now(released());
        case "/broken" -> throw new IllegalStateException("broken");
        case "/refused" -> throw new HttpProblem(409, "refused");
        case "/counted" -> now(Reply.text(200, "" + counted.incrementAndGet()));
        case "/large" -> now(Reply.of(200, "text/plain", new byte[LARGE]));
        default -> now(said(request));
      };
    }

    @Override
    protected Optional<CompletableFuture<Reply>> quickly(HttpServletRequest request) {
      return request.getPathInfo().equals("/slow")
          ? Optional.empty()
          : Optional.of(answer(request));
    }

    private Reply released() {
      held.complete(Reply.text(200, "held"));
      return Reply.empty(204);
    }

    private Reply said(HttpServletRequest request) {
      String thread = thread();
      return Reply.text(200, thread + " " + Body.read(request, options()).length);
    }

    private static String thread() {
      return Thread.currentThread() instanceof XnioIoThread ? "lane" : "elsewhere";
    }
  }

  @Test
  void whatNeedsNoWaitingIsAnsweredByTheThreadThatReadIt() throws IOException {
    try (var client = new Client(port)) {
      client.send("GET /quick", "", "");
      assertThat(client.answer()).isEqualTo("200 lane 0");
    }
  }

  @Test
  void whatMayWaitIsServedOnAThreadThatMayBlock() throws IOException {
    try (var client = new Client(port)) {
      client.send("GET /slow", "", "");
      assertThat(client.answer()).isEqualTo("200 elsewhere 0");
      client.send("POST /slow", "Content-Length: 5\r\n", "hello");
      assertThat(client.answer()).isEqualTo("200 elsewhere 5");
    }
  }

  @Test
  void whatIsDoneElsewhereIsAnsweredWhenItIsDone() throws IOException {
    try (var client = new Client(port)) {
      for (int i = 0; i < 50; i++) {
        client.send("GET /later", "", "");
        assertThat(client.answer()).isEqualTo("200 elsewhere 0");
      }
    }
  }

  /** Around the size of what the server holds back before it asks a servlet. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16_364, 65_455, 65_456, 65_457, 65_535, 65_536, 65_537, 300_000})
  void bodiesOfEverySizeAreReadWhole(int size) throws IOException {
    try (var client = new Client(port)) {
      client.send("POST /quick", "Content-Length: " + size + "\r\n", "x".repeat(size));
      assertThat(client.answer()).matches("200 (lane|elsewhere) " + size);
      client.send("GET /quick", "", "");
      assertThat(client.answer()).isEqualTo("200 lane 0");
    }
  }

  @Test
  void aBodyThatComesInPiecesIsReadWhole() throws IOException {
    try (var client = new Client(port)) {
      client.send("POST /quick", "Content-Length: 9\r\n", "abc");
      client.send("def");
      client.send("ghi");
      assertThat(client.answer()).isEqualTo("200 lane 9");
      client.send("POST /quick", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n");
      client.send("0\r\n\r\n");
      assertThat(client.answer()).matches("200 (lane|elsewhere) 3");
    }
  }

  @Test
  void whoAsksFirstIsInvitedByAThreadThatMayBlock() throws IOException {
    try (var client = new Client(port)) {
      client.send("POST /quick", "Content-Length: 5\r\nExpect: 100-continue\r\n", "");
      assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(client.line()).isEmpty();
      client.send("hello");
      assertThat(client.answer()).isEqualTo("200 elsewhere 5");
    }
  }

  /** An older client asks in vain, and still nobody else waits for its body. */
  @Test
  void whoAsksFirstWithoutBeingInvitedIsWaitedForElsewhere() throws IOException {
    String head = "POST /quick HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    var waiting = new ArrayList<Client>();
    try {
      for (int i = 0; i < 6; i++) {
        waiting.add(new Client(port));
        waiting.get(i).send(head);
      }
      answersOthers();
      for (Client each : waiting) {
        each.send("hello");
        assertThat(each.answer()).isEqualTo("200 elsewhere 5");
      }
    } finally {
      for (Client each : waiting) {
        each.close();
      }
    }
  }

  @Test
  void aLookUpThatComesWithABodyIsServedOnce() throws IOException {
    try (var client = new Client(port)) {
      client.send("GET /counted", "Content-Length: 5\r\n", "hello");
      assertThat(client.answer()).isEqualTo("200 1");
      client.send("GET /counted", "", "");
      assertThat(client.answer()).isEqualTo("200 2");
    }
  }

  @Test
  void aRefusalBeforeTheBodyWasReadLeavesTheConnectionUsable() throws IOException {
    try (var client = new Client(port)) {
      client.send("POST /refused", "Content-Length: 5\r\n", "hello");
      assertThat(client.answer()).isEqualTo("409 elsewhere refused");
      client.send("GET /refused", "", "");
      assertThat(client.answer()).isEqualTo("409 lane refused");
    }
  }

  @Test
  void whatBreaksIsAnErrorLikeOthers() throws IOException {
    try (var client = new Client(port)) {
      client.send("GET /broken", "", "");
      assertThat(client.answer()).startsWith("500 lane ");
      client.send("GET /quick", "", "");
      assertThat(client.answer()).isEqualTo("200 lane 0");
    }
  }

  @Test
  void whoSendsTheNextRequestBeforeTheAnswerTakesNobodysTurn() throws IOException {
    String get = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String post = "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello";
    try (var client = new Client(port)) {
      client.send(get + post + get);
      assertThat(client.answer()).isEqualTo("200 elsewhere 0");
      assertThat(client.answer()).isEqualTo("200 elsewhere 5");
      assertThat(client.answer()).endsWith(" 0");
      client.send(post);
      assertThat(client.answer()).isEqualTo("200 lane 5");
    }
  }

  @Test
  void whatComesBeforeALateAnswerIsAnsweredAfterIt() throws IOException {
    String held = "POST /held HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
    String post = "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello";
    try (var early = new Client(port)) {
      early.send(held);
      try (var gone = new Client(port)) {
        gone.send(held);
        answersOthers();
        early.send(post);
      }
      answersOthers();
      try (var other = new Client(port)) {
        other.send("GET /release", "", "");
        assertThat(other.answer()).isEqualTo("204 ");
      }
      assertThat(early.answer()).isEqualTo("200 held");
      assertThat(early.answer()).isEqualTo("200 lane 5");
    }
  }

  /** More connections than the server has I/O threads: each of these has heard what was sent. */
  private void answersOthers() throws IOException {
    for (int i = 0; i < 32; i++) {
      try (var other = new Client(port)) {
        other.send("GET /quick", "", "");
        assertThat(other.answer()).isEqualTo("200 lane 0");
      }
    }
  }

  @Test
  void aFloodOfRequestsOnOneConnectionIsAnsweredToTheLast() throws Exception {
    int asked = 20_000;
    String get = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (var client = new Client(port)) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> client.sendUnchecked(get.repeat(asked)));
      for (int i = 0; i < asked; i++) {
        assertThat(client.answer()).startsWith("200 ");
      }
      sending.get();
    }
  }

  @Test
  void whoDoesNotReadKeepsNobodyWaitingAndGetsEverythingInTheEnd() throws IOException {
    int asked = 8;
    try (var idle = new Client(port)) {
      for (int i = 0; i < asked; i++) {
        idle.send("GET /large", "", "");
      }
      answersOthers();
      for (int i = 0; i < asked; i++) {
        assertThat(idle.answer()).hasSize("200 ".length() + LARGE);
      }
    }
  }

  /** A client who says exactly what it is told to. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String what, String headers, String body) throws IOException {
      send(what + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body);
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    void sendUnchecked(String text) {
      try {
        send(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The status and the body of the next answer. */
    String answer() throws IOException {
      String status = line().split(" ", 3)[1];
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.startsWith("Content-Length: ")) {
          length = Integer.parseInt(header.substring("Content-Length: ".length()));
        }
      }
      return status + " " + new String(in.readNBytes(length), US_ASCII);
    }

    String line() throws IOException {
      var line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
