package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.messages.MessageStore;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.messages.MessagesServlet;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The ways into a container: all lead to the same service. */
abstract class MountingSuite {
  private final Supplier<Container> containers;
  private final MemoryStores stores = new MemoryStores();

  MountingSuite(Supplier<Container> containers) {
    this.containers = containers;
  }

  @Test
  void byOneCall() throws Exception {
    try (Container container = containers.get()) {
      container.start("", context -> Menagerie.mount(context, App.MESSAGES, stores, ""));
      assertServesMessages(container);
    }
  }

  @Test
  void byConstructor() throws Exception {
    try (Container container = containers.get()) {
      container.start("", context -> register(context, servlet(stores)));
      assertServesMessages(container);
    }
  }

  @Test
  void byAttribute() throws Exception {
    try (Container container = containers.get()) {
      container.start(
          "",
          context -> {
            context.setAttribute(
                "dev.menagerie.web.messages.MessagesServlet.messageStore",
                stores.get(MessageStore.class));
            register(context, new MessagesServlet());
          });
      assertServesMessages(container);
    }
  }

  @Test
  void byListener() throws Exception {
    try (Container container = containers.get()) {
      container.start("", this::handIn, MenagerieListener.class);
      assertServesMessages(container);
      assertThat(new Visitor(container.base()).get("/readyz").statusCode()).isEqualTo(200);
    }
    assertThat(stores.isClosed()).as("what was handed in").isFalse();
  }

  @Test
  void aListenerReadsTheContextParams() throws Exception {
    try (Container container = containers.get()) {
      container.start(
          "",
          context -> {
            handIn(context);
            context.setInitParameter("menagerie.apps", "messages");
            context.setInitParameter("menagerie.messages.path", "/a");
            context.setInitParameter("menagerie.max-body", "16");
          },
          MenagerieListener.class);
      var answer = new Visitor(container.base()).postJson("/a/messages", "{\"message\":\"foo\"}");
      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void aContextParamThatSaysNothingWeKnowStopsTheStart() {
    assertThatThrownBy(
            () -> {
              try (Container container = containers.get()) {
                container.start(
                    "",
                    context -> {
                      handIn(context);
                      context.setInitParameter("menagerie.stroe", "redis://localhost");
                    },
                    MenagerieListener.class);
              }
            })
        .isInstanceOf(Exception.class);
  }

  @Test
  void theAttributeComesBeforeTheContextParam() throws Exception {
    try (Container container = containers.get()) {
      container.start(
          "",
          context -> {
            handIn(context);
            context.setInitParameter("menagerie.store", "nonsense");
          },
          MenagerieListener.class);
      assertServesMessages(container);
    }
  }

  @Test
  void theConstructorComesBeforeTheAttribute() throws Exception {
    var attribute = new MemoryStores();
    attribute.away(true);
    try (Container container = containers.get()) {
      container.start(
          "",
          context -> {
            context.setAttribute(MessagesServlet.MESSAGE_STORE, attribute.get(MessageStore.class));
            context.setAttribute(
                "dev.menagerie.web.http.WebOptions", WebOptions.defaults().withMaxBody(1));
            register(context, servlet(stores));
          });
      assertServesMessages(container);
    }
  }

  @Test
  void optionsMayComeFromAnAttribute() throws Exception {
    try (Container container = containers.get()) {
      container.start(
          "",
          context -> {
            context.setAttribute(
                "dev.menagerie.web.http.WebOptions", WebOptions.defaults().withMaxBody(16));
            register(context, new MessagesServlet(stores.get(MessageStore.class), null));
          });
      var answer = new Visitor(container.base()).postJson("/messages", "{\"message\":\"foo\"}");
      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void anAppMayLieBelowAPrefixInAContext() throws Exception {
    try (Container container = containers.get()) {
      container.start("/shop", context -> Menagerie.mount(context, App.MESSAGES, stores, "/a/b"));
      var answer = new Visitor(container.base()).postJson("/a/b/messages", "{\"message\":\"foo\"}");
      assertThat(answer.headers().firstValue("Location").orElse(""))
          .startsWith(container.base() + "/a/b/messages/2c26b46b");
    }
  }

  @Test
  void oneContextHoldsAnAppTwice() throws Exception {
    try (Container container = containers.get()) {
      container.start(
          "",
          context ->
              new Menagerie()
                  .serving(App.MESSAGES, stores)
                  .serving(App.MESSAGES, stores, "/other")
                  .mount(context));
      assertServesMessages(container);
      assertThat(new Visitor(container.base()).get("/other/messages/x").statusCode())
          .isEqualTo(404);
    }
  }

  /** Also one that is looked for only when somebody asks. */
  @Test
  void aStoreWithoutWhatAnAppNeedsStopsTheStart() {
    assertThatThrownBy(
            () -> {
              try (Container container = containers.get()) {
                container.start(
                    "",
                    context -> Menagerie.mount(context, App.PROCEDURES, new MemoryStores(), ""));
              }
            })
        .hasStackTraceContaining("only [MessageStore]");
  }

  @Test
  void aPathThatIsTakenStopsTheStart() {
    assertThatThrownBy(
            () -> {
              try (Container container = containers.get()) {
                container.start(
                    "",
                    context -> {
                      Menagerie.mount(context, App.MESSAGES, stores, "");
                      Menagerie.mount(context, App.MESSAGES, stores, "");
                    });
              }
            })
        .hasStackTraceContaining("The path '/messages/*' is taken already");
  }

  @Test
  void stoppingFinishesWhatIsUnderWayAndClosesNoStore() throws Exception {
    try (Container container = containers.get()) {
      container.start("", context -> Menagerie.mount(context, App.MESSAGES, stores, ""));
      assertServesMessages(container);
    }
    assertThat(stores.isClosed()).isFalse();
  }

  private void handIn(ServletContext context) {
    context.setAttribute("dev.menagerie.web.MenagerieListener.stores", stores);
  }

  private static Servlet servlet(MemoryStores stores) {
    return new MessagesServlet(stores.get(MessageStore.class), WebOptions.defaults());
  }

  private static void register(ServletContext context, Servlet servlet) {
    var registration = context.addServlet("messages", servlet);
    registration.addMapping("/messages/*");
    registration.setAsyncSupported(true);
  }

  private static void assertServesMessages(Container container) throws Exception {
    var visitor = new Visitor(container.base());
    var posted = visitor.postJson("/messages", "{\"message\":\"foo\"}");
    assertThat(posted.statusCode()).isEqualTo(201);
    String location = posted.headers().firstValue("Location").orElseThrow();
    String path = location.substring(container.base().toString().length());
    assertThat(visitor.get(path).body()).isEqualTo("{\"message\":\"foo\"}");
  }
}
