package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.JettyContainer;
import dev.menagerie.web.containers.TomcatContainer;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.messages.MessagesServlet;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's snippets do what it says. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path THIS = Path.of("src/test/java/dev/menagerie/web/ReadmeTest.java");

  @Test
  void itsWebXmlAloneServesMessagesOnTomcat(@TempDir Path folder) throws Exception {
    assertServesByWebXml(new TomcatContainer(), folder);
  }

  @Test
  void itsWebXmlAloneServesMessagesOnJetty(@TempDir Path folder) throws Exception {
    assertServesByWebXml(new JettyContainer(), folder);
  }

  @Test
  void itsCodeServesMessages() throws Exception {
    try (Stores stores = Stores.open("jdbc:h2:mem:");
        Container container = new UndertowContainer()) {
      container.start(
          "",
          context -> {
            mount(context, stores);
            register(context, stores);
          });
      assertServes(container, "/messages");
      assertServes(container, "/demo/messages");
    }
  }

  @Test
  void itsCodeIsTheCodeOfThisTest() throws Exception {
    String here = Files.readString(THIS).replaceAll("(?m)^ +", "");
    var snippets = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(README));
    int found = 0;
    while (snippets.find()) {
      assertThat(here).contains(snippets.group(1));
      found++;
    }
    assertThat(found).isEqualTo(2);
  }

  private static void mount(ServletContext context, Stores stores) {
    Menagerie.mount(context, App.MESSAGES, stores, "/demo");
  }

  private static void register(ServletContext context, Stores stores) {
    var servlet = new MessagesServlet(stores.get(MessageStore.class), WebOptions.defaults());
    var registration = context.addServlet("messages", servlet);
    registration.addMapping("/messages/*");
    registration.setAsyncSupported(true);
  }

  private static void assertServesByWebXml(Container container, Path folder) throws Exception {
    var xml = Pattern.compile("(?s)```xml\n(.*?)```").matcher(Files.readString(README));
    assertThat(xml.find()).isTrue();
    Files.createDirectory(folder.resolve("WEB-INF"));
    Files.writeString(folder.resolve("WEB-INF/web.xml"), xml.group(1));
    try (container) {
      container.start("/shop", folder);
      assertServes(container, "/messages");
      assertThat(new Visitor(container.base()).get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  private static void assertServes(Container container, String path) throws Exception {
    var visitor = new Visitor(container.base());
    var posted = visitor.postJson(path, "{\"message\":\"foo\"}");
    assertThat(posted.statusCode()).isEqualTo(201);
    String location = posted.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(container.base() + path);
    assertThat(visitor.get(location.substring(container.base().toString().length())).body())
        .isEqualTo("{\"message\":\"foo\"}");
  }
}
