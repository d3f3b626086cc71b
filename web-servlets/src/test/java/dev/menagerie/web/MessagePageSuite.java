package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page of the messages app, which shares its address with the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessagePageSuite {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private Visitor visitor;

  MessagePageSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var pages = Pages.bundled(new Site("1.2.3", "host-1", List.of()));
    container.start(
        "/zoo",
        context -> new Menagerie().serving(App.MESSAGES, stores).home(pages).mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void aBrowserSeesAPageWhereOthersSeeTheApi() throws Exception {
    var page = browse("/messages");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("./messages/store", "./messages/find");
    assertThat(visitor.get("/messages").body()).startsWith("{\"err_msg\":");
  }

  @Test
  void aStoredMessageLeadsToAPageWithItsDigest() throws Exception {
    var stored = store("foo");
    assertThat(stored.statusCode()).isEqualTo(303);
    String location = stored.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo("/zoo/messages?stored=" + FOO);
    assertThat(browse("/messages?stored=" + FOO).body()).contains(FOO, "./messages/" + FOO);
  }

  @Test
  void aStoredMessageIsFound() throws Exception {
    store(URLEncoder.encode("<b>Böb</b>", UTF_8));
    String digest = Digest.of("<b>Böb</b>".getBytes(UTF_8)).hex();
    var found = browse("/messages/find?digest=%20" + digest);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).contains("&lt;b&gt;Böb&lt;/b&gt;", "../messages/" + digest);
  }

  @Test
  void whatIsNotThereIsSaidBesideTheField() throws Exception {
    for (String asked : List.of("a".repeat(64), "x%22%3E", "")) {
      var missing = browse("/messages/find?digest=" + asked);
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.body()).contains("There is no message with this digest.");
    }
  }

  @Test
  void theFirstDigitsLeadToTheMessage() throws Exception {
    store("foo");
    var found = browse("/messages/find?digest=" + FOO.substring(0, 7));
    assertThat(found.body()).contains("../messages/" + FOO);
  }

  @Test
  void aMessageMayBeStoredForAWhile() throws Exception {
    assertThat(browse("/messages").body()).contains("for an hour");
    store("fleeting&ttl=1h");
    String digest = Digest.of("fleeting".getBytes(UTF_8)).hex();
    assertThat(visitor.get("/messages/" + digest).headers().firstValue("Cache-Control").orElse(""))
        .matches("public, max-age=3[0-9]{3}");
    assertThat(store("x&ttl=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void anErrorOfThePageIsAPage() throws Exception {
    stores.away(true);
    try {
      var answer = store("lost");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(answer.body()).contains("<html", "../assets/");
    } finally {
      stores.away(false);
    }
  }

  private HttpResponse<String> store(String message) throws Exception {
    return visitor.send(
        "POST",
        "/messages/store",
        BodyPublishers.ofString("message=" + message),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Accept",
        BROWSER);
  }

  private HttpResponse<String> browse(String path) throws Exception {
    return visitor.get(path, "Accept", BROWSER);
  }
}
