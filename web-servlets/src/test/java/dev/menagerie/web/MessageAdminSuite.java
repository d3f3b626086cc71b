package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.WebOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an admin may do with messages, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessageAdminSuite {
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("admin:open sesame".getBytes(UTF_8));

  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private Visitor visitor;

  MessageAdminSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var guarded = WebOptions.defaults().withAdminPassword(AdminPassword.of("open sesame"));
    container.start(
        "",
        context -> {
          new Menagerie().options(guarded).serving(App.MESSAGES, stores).mount(context);
          Menagerie.mount(context, App.MESSAGES, stores, "/closed");
        });
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void whoIsNoAdminNeitherDeletesNorLists() throws Exception {
    String digest = post("kept");
    for (String method : List.of("DELETE", "GET")) {
      String path = method.equals("GET") ? "/messages" : "/messages/" + digest;
      var challenged = visitor.send(method, path, BodyPublishers.noBody());
      assertThat(challenged.statusCode()).isEqualTo(401);
      assertThat(challenged.headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Basic realm=");
      assertThat(challenged.body()).startsWith("{\"err_msg\":\"");
      var closed = visitor.send(method, "/closed" + path, BodyPublishers.noBody());
      assertThat(closed.statusCode()).isEqualTo(403);
      assertThat(closed.body()).startsWith("{\"err_msg\":\"");
    }
    assertThat(visitor.get("/messages/" + digest).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeletedMessageIsForgottenAtOnce() throws Exception {
    String digest = post("doomed");
    visitor.get("/messages/" + digest);
    visitor.get("/messages/" + digest, "Accept", "text/plain");

    var deleted = delete(digest);
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(visitor.get("/messages/" + digest).statusCode()).isEqualTo(404);
    assertThat(visitor.get("/messages/" + digest, "Accept", "text/plain").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNotThereCannotBeDeleted() throws Exception {
    for (String asked : List.of("d".repeat(64), "doomed", "ddddddd")) {
      var answer = delete(asked);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo("{\"err_msg\":\"Message not found for hash: " + asked + "\"}");
    }
  }

  @Test
  void aListComesInPagesThatMissNothing() throws Exception {
    var posted = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      posted.add(post("listed " + i));
    }
    var listed = new ArrayList<String>();
    String after = "";
    while (after != null) {
      var page = list("?limit=3" + (after.isEmpty() ? "" : "&after=" + after)).body();
      var digests = page.substring(page.indexOf('[') + 1, page.indexOf(']')).split(",");
      assertThat(digests).hasSizeLessThanOrEqualTo(3);
      List.of(digests).forEach(digest -> listed.add(digest.replace("\"", "")));
      int next = page.indexOf("\"next\":\"");
      after = next < 0 ? null : page.substring(next + 8, next + 72);
    }
    assertThat(listed).isSorted().doesNotHaveDuplicates().containsAll(posted);
  }

  @Test
  void aListThatEndsWithAPageSaysSo() throws Exception {
    post("at least one");
    int all = list("?limit=1000").body().split("\"[0-9a-f]{64}\"", -1).length - 1;
    assertThat(list("?limit=" + all).body()).doesNotContain("next");
  }

  @Test
  void aPageOfNoSizeOrPlaceIsRefused() throws Exception {
    for (String query : List.of("limit=0", "limit=1001", "limit=-1", "limit=x", "after=x")) {
      var answer = list("?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.body())
          .startsWith("{\"err_msg\":\"'" + query.replaceAll("=.*", "") + "' must be");
    }
  }

  private String post(String text) throws Exception {
    return visitor.postJson("/messages", "{\"message\":\"" + text + "\"}").body().substring(11, 75);
  }

  private HttpResponse<String> delete(String asked) throws Exception {
    return visitor.send(
        "DELETE", "/messages/" + asked, BodyPublishers.noBody(), "Authorization", LOGIN);
  }

  private HttpResponse<String> list(String query) throws Exception {
    return visitor.get("/messages" + query, "Authorization", LOGIN);
  }
}
