package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The messages API beside a bare servlet in an Undertow of its own, answering as many bytes. */
final class HttpSuite {
  private static final int CONNECTIONS = 64;
  private static final int LARGE_CONNECTIONS = 4;
  private static final int COLD = 10_000;

  /** The compiler takes so long to be nearly done. */
  private static final double WARM_UP_SECONDS = 10;

  private static final String TEXT =
      "A message of a common length, some ninety bytes or so, no more.";
  private static final String LARGE = "x".repeat((1 << 20) - 64);

  private final Contest contest;
  private final String store;
  private final MessageStore messages;
  private final List<Contest.Result> results = new ArrayList<>();

  private HttpSuite(Contest contest, String store, MessageStore messages) {
    this.contest = contest;
    this.store = store;
    this.messages = messages;
  }

  static List<Contest.Result> run(Contest contest, String store, Stores stores) throws Exception {
    var suite = new HttpSuite(contest, store, stores.get(MessageStore.class));
    var options = WebOptions.defaults();
    try (var bare = BareServer.start(HttpSuite::mountBare)) {
      try (var site = site(stores, options)) {
        suite.warmUp(site);
        suite.gets(site, bare, "hot", 0.9, List.of(suite.messages.put(Message.of(TEXT))));
        suite.posts(site, bare, "", 0.7, TEXT, CONNECTIONS);
        suite.posts(site, bare, " of 1 MiB", 0, LARGE, LARGE_CONNECTIONS);
      }
      try (var site = site(stores, options.withCacheBytes(0))) {
        suite.gets(site, bare, "cold", 0.6, suite.manyMessages());
      }
    }
    return suite.results;
  }

  static LocalServer site(Stores stores, WebOptions options) {
    return LocalServer.start(
        context ->
            new Menagerie().options(options).serving(App.MESSAGES, stores, "").mount(context));
  }

  static void mountBare(ServletContext context) {
    add(context, "/bare-get", 200, "{\"message\":\"" + TEXT + "\"}");
    add(context, "/bare-post", 201, "{\"digest\":\"" + "0".repeat(64) + "\"}");
  }

  private static void add(ServletContext context, String path, int status, String answer) {
    context.addServlet(path, new BareServlet(status, answer.getBytes(US_ASCII))).addMapping(path);
  }

  private List<Digest> manyMessages() {
    return messages.putAll(
        IntStream.range(0, COLD).mapToObj(i -> Message.of(TEXT + " " + i)).toList());
  }

  private void gets(
      LocalServer site, BareServer bareSite, String how, double wanted, List<Digest> digests)
      throws Exception {
    var next = new AtomicInteger();
    List<byte[]> requests = digests.stream().map(digest -> get("/messages/" + digest)).toList();
    byte[] bare = get("/bare-get");
    results.add(
        contest.run(
            "GET message, " + how + ", " + store,
            wanted,
            new HttpLoad(
                    site.port(),
                    CONNECTIONS,
                    200,
                    () -> requests.get(next.getAndIncrement() % requests.size()))
                ::perSecond,
            new HttpLoad(bareSite.port(), CONNECTIONS, 200, () -> bare)::perSecond));
  }

  private void warmUp(LocalServer site) throws Exception {
    var numbers = new AtomicLong(System.nanoTime());
    new HttpLoad(site.port(), CONNECTIONS, 201, () -> post("/messages", TEXT, numbers))
        .perSecond(WARM_UP_SECONDS);
  }

  private void posts(
      LocalServer site, BareServer bare, String size, double wanted, String text, int connections)
      throws Exception {
    var numbers = new AtomicLong(System.nanoTime());
    results.add(
        contest.run(
            "POST message" + size + ", " + store,
            wanted,
            new HttpLoad(site.port(), connections, 201, () -> post("/messages", text, numbers))
                ::perSecond,
            new HttpLoad(bare.port(), connections, 201, () -> post("/bare-post", text, numbers))
                ::perSecond));
  }

  private static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
  }

  /** A message that nobody has posted before. */
  private static byte[] post(String path, String text, AtomicLong numbers) {
    String body = "{\"message\":\"" + text + numbers.incrementAndGet() + "\"}";
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }
}
