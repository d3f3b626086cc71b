package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.RawClient;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.messages.MessagesServlet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Requests whose outcome takes its time. */
abstract class WaitingSuite {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<Container> containers;
  private final MemoryStores stores = new MemoryStores();
  private final MessagesServlet patient = servlet(Duration.ofSeconds(30));

  WaitingSuite(Supplier<Container> containers) {
    this.containers = containers;
  }

  @Test
  void moreWritesWaitThanThereAreThreads() throws Exception {
    try (Container container = start(patient, true);
        var hold = stores.hold()) {
      var answers = waitingPosts(container, 300);
      assertThat(new Visitor(container.base()).get("/messages/x").statusCode()).isEqualTo(404);

      hold.release();
      for (var answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(201);
      }
      assertThat(stores.trips()).isEqualTo(2);
    }
  }

  @Test
  void moreLookUpsWaitThanThereAreThreads() throws Exception {
    Digest digest = stores.get(MessageStore.class).put(Message.of("wanted"));
    try (Container container = start(patient, true);
        var hold = stores.holdLookUps()) {
      var visitor = new Visitor(container.base());
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      answers.add(visitor.getting("/messages/" + digest));
      await().atMost(PATIENCE).until(() -> stores.lookups() == 1);
      for (int i = 0; i < 300; i++) {
        answers.add(visitor.getting("/messages/" + digest));
      }
      await().atMost(PATIENCE).until(() -> patient.lookUps().orElseThrow().waiting() == 300);
      assertThat(visitor.get("/messages/x").statusCode()).isEqualTo(404);

      hold.release();
      for (var answer : answers) {
        assertThat(answer.get().body()).isEqualTo("{\"message\":\"wanted\"}");
      }
      // Trips of eight at least, each of which asked for one message.
      assertThat(stores.lookups()).isLessThanOrEqualTo(1 + 300 / 8 + 1);
    }
  }

  @Test
  void moreClientsReadNothingThanThereAreThreads() throws Exception {
    Digest large = stores.get(MessageStore.class).put(Message.of("x".repeat(8_000_000)));
    var clients = new ArrayList<RawClient>();
    try (Container container = start(patient, true)) {
      for (int i = 0; i < 300; i++) {
        clients.add(new RawClient(container.base()));
        clients.get(i).send("GET /messages/" + large + " HTTP/1.1\nHost: localhost\n\n");
        assertThat(clients.get(i).readUntil("\n")).contains(" 200 ");
      }
      assertThat(new Visitor(container.base()).get("/messages/" + large).body()).hasSize(8_000_014);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void anOutcomeThatDoesNotComeInTimeIsUnknown() throws Exception {
    try (Container container = start(servlet(Duration.ofMillis(50)), true);
        var hold = stores.hold()) {
      var answer = new Visitor(container.base()).postJson("/messages", "{\"message\":\"foo\"}");
      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.body()).contains("may or may not be stored");
      hold.release();
    }
  }

  @Test
  void whatWaitedForAnOutcomeEndsWithTheServlet() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Set<Thread> waited;
    try (Container container = start(servlet(Duration.ofMillis(50)), true);
        var hold = stores.hold()) {
      new Visitor(container.base()).postJson("/messages", "{\"message\":\"foo\"}");
      waited = Thread.getAllStackTraces().keySet();
      hold.release();
    }
    waited.removeAll(before);
    waited.removeIf(thread -> !thread.getName().equals("menagerie-deadlines"));
    assertThat(waited).isNotEmpty();
    await().atMost(PATIENCE).until(() -> waited.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void whatIsUnderWayWhenTheServletStopsIsStoredAndAnswered() throws Exception {
    try (Container container = start(patient, true);
        var hold = stores.hold()) {
      var answers = waitingPosts(container, 20);
      var stopping = CompletableFuture.runAsync(patient::destroy);
      hold.release();
      stopping.get();
      for (var answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(201);
      }
      var late = new Visitor(container.base()).postJson("/messages", "{\"message\":\"late\"}");
      assertThat(late.statusCode()).isEqualTo(503);
    }
  }

  @Test
  void anAnswerThatComesLaterGoesThroughWhatAFilterPutAroundTheResponse() throws Exception {
    try (Container container = containers.get();
        var hold = stores.hold()) {
      container.start(
          "",
          context -> {
            register(context, patient, true);
            var filter = context.addFilter("wrapping", WaitingSuite::wrapping);
            filter.addMappingForUrlPatterns(null, false, "/*");
            filter.setAsyncSupported(true);
          });
      var answers = waitingPosts(container, 1);
      hold.release();
      for (var answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(201);
        assertThat(answer.get().headers().firstValue("X-Wrapped")).hasValue("201");
      }
    }
  }

  @Test
  void aContainerThatDoesNotLetARequestGoIsServedAllTheSame() throws Exception {
    try (Container container = start(patient, false)) {
      var answer = new Visitor(container.base()).postJson("/messages", "{\"message\":\"foo\"}");
      assertThat(answer.statusCode()).isEqualTo(201);
    }
  }

  private MessagesServlet servlet(Duration timeout) {
    return new MessagesServlet(
        stores.get(MessageStore.class), WebOptions.defaults().withTimeout(timeout));
  }

  private Container start(MessagesServlet servlet, boolean async) throws Exception {
    Container container = containers.get();
    container.start("", context -> register(context, servlet, async));
    return container;
  }

  private static void register(ServletContext context, MessagesServlet servlet, boolean async) {
    var registration = context.addServlet("messages", servlet);
    registration.addMapping("/messages/*");
    registration.setAsyncSupported(async);
  }

  /** A filter that says in a header which status was set. */
  private static void wrapping(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var wrapped =
        new HttpServletResponseWrapper((HttpServletResponse) response) {
          @Override
          public void setStatus(int status) {
            super.setStatus(status);
            setHeader("X-Wrapped", Integer.toString(status));
          }
        };
    chain.doFilter(request, wrapped);
  }

  /** Posts of which one is on its way to the store and all others wait for it. */
  private List<CompletableFuture<HttpResponse<String>>> waitingPosts(Container container, int n) {
    var visitor = new Visitor(container.base());
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    answers.add(visitor.postingJson("/messages", "{\"message\":\"first\"}"));
    await().atMost(PATIENCE).until(() -> stores.trips() == 1);
    for (int i = 0; i < n; i++) {
      answers.add(visitor.postingJson("/messages", "{\"message\":\"" + i % 10 + "\"}"));
    }
    // Each weighs 256 besides its one letter; with less, the last might come after the others left.
    await().atMost(PATIENCE).until(() -> patient.writes().orElseThrow().waiting() == n * 257L);
    return answers;
  }
}
