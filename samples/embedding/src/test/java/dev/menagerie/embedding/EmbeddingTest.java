package dev.menagerie.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.testkit.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.NetworkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each way to embed it serves, and a unit test of your own looks like these. */
@ExtendWith(InMemoryStores.class)
class EmbeddingTest {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  @Test
  void aServletByItsConstructorServesInJetty(Stores stores) throws Exception {
    var server = InJetty.start(stores, 0);
    try {
      int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
      assertServes(URI.create("http://localhost:" + port + "/messages"));
    } finally {
      server.stop();
    }
  }

  @Test
  void aWebXmlAloneServesInTomcat() throws Exception {
    var tomcat = InTomcat.start(Path.of("src/main/webapp"), 0);
    try {
      int port = tomcat.getConnector().getLocalPort();
      assertServes(URI.create("http://localhost:" + port + "/menagerie/messages"));
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  @Test
  void theLibraryAloneKeepsAMessage(@TempDir Path folder) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OnlyTheLibrary.class.getName());
    try (ServerProcess program =
        ServerProcess.of(command).named("the library alone").directory(folder).start()) {
      assertThat(program.awaitEnd(Duration.ofSeconds(60))).isZero();
      assertThat(program.log()).contains(FOO + " foo");
    }
    assertThat(folder.resolve("data/menagerie.mv.db")).isNotEmptyFile();
  }

  @Test
  void manyMessagesShareTheirTrips(Stores stores, MessageStore messages) {
    var digests = OnlyTheLibrary.storeMany(stores, List.of("one", "two", "three"));

    assertThat(digests)
        .extracting(digest -> messages.find(digest).map(Message::text))
        .allSatisfy(text -> assertThat(text).isPresent());
  }

  private static void assertServes(URI messages) throws Exception {
    var client = HttpClient.newHttpClient();
    HttpResponse<String> posted =
        client.send(
            HttpRequest.newBuilder(messages)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"message\":\"foo\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(posted.statusCode()).isEqualTo(201);
    assertThat(posted.body()).contains(FOO);

    HttpResponse<String> found =
        client.send(
            HttpRequest.newBuilder(URI.create(messages + "/" + FOO)).build(),
            BodyHandlers.ofString());
    assertThat(found.body()).isEqualTo("{\"message\":\"foo\"}");
  }
}
