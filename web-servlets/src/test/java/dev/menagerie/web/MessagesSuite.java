package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The messages API as its clients see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessagesSuite {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String NOBODYS = "a".repeat(64);

  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private Visitor visitor;

  MessagesSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    container.start("/shop", context -> Menagerie.mount(context, App.MESSAGES, stores, "/demo"));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void aPostedMessageIsAnsweredWithItsDigest() throws Exception {
    var answer = post("{\"message\":\"foo\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"digest\":\"" + FOO + "\"}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void postingAgainIsAnsweredTheSame() throws Exception {
    post("{\"message\":\"foo\"}");
    var again = post("{\"message\":\"foo\"}");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo("{\"digest\":\"" + FOO + "\"}");
  }

  @Test
  void theLocationOfAPostedMessageLeadsToIt() throws Exception {
    var answer = post("{\"message\":\"foo\"}");
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(container.base() + "/demo/messages/" + FOO);
  }

  @Test
  void aStoredMessageIsFoundByItsDigest() throws Exception {
    post("{\"message\":\"foo\"}");
    var answer = get(FOO);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"message\":\"foo\"}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void theEmptyMessageCanBeReadBack() throws Exception {
    assertThat(post("{\"message\":\"\"}").statusCode()).isEqualTo(201);
    assertThat(get(EMPTY).body()).isEqualTo("{\"message\":\"\"}");
  }

  @Test
  void everyTextIsKeptAsItIs() throws Exception {
    String json = "{\"message\":\"Ünï\\u0000\\n\\\"\uD83D\uDC08 \\ud83d\\udc08\"}";
    var digest = post(json).body().substring(11, 75);
    assertThat(get(digest, "Accept", "text/plain").body())
        .isEqualTo("Ünï\0\n\"\uD83D\uDC08 \uD83D\uDC08");
    assertThat(get(digest).body())
        .isEqualTo("{\"message\":\"Ünï\\u0000\\n\\\"\uD83D\uDC08 \uD83D\uDC08\"}");
  }

  @Test
  void anUnknownDigestIsNotFound() throws Exception {
    var answer = get(NOBODYS);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"err_msg\":\"Message not found for hash: " + NOBODYS + "\"}");
  }

  @Test
  void whatIsNoDigestIsNotFoundEither() throws Exception {
    assertThat(get("foo%20b%C3%A4r").body())
        .isEqualTo("{\"err_msg\":\"Message not found for hash: foo bär\"}");
    assertThat(get(FOO.toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(404);
    assertThat(get("").statusCode()).isEqualTo(404);
  }

  @Test
  void aPostWithoutMessageIsTold() throws Exception {
    assertRefused(
        post("{\"massage\":\"foo\"}"),
        400,
        "I was expecting to receive a POST param called 'message'.");
  }

  @Test
  void aMessageThatIsNoStringIsRefused() throws Exception {
    for (String value : new String[] {"1", "1e400", "null", "true", "[\"foo\"]", "{}"}) {
      assertRefused(post("{\"message\":" + value + "}"), 400, "'message' must be a string.");
    }
  }

  @Test
  void halfASurrogatePairIsRefused() throws Exception {
    assertThat(post("{\"message\":\"\\ud83d\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNoJsonObjectIsRefused() throws Exception {
    String[] bodies = {
      "",
      "foo",
      "[]",
      "\"foo\"",
      "null",
      "{\"message\":\"foo\"",
      "{'message':'foo'}",
      "{} {}",
      "{\"message\":\"a\",\"message\":\"b\"}",
      "{\"a\":" + "[".repeat(100_000)
    };
    for (String body : bodies) {
      assertThat(post(body).statusCode())
          .as(body.substring(0, Math.min(40, body.length())))
          .isEqualTo(400);
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws Exception {
    byte[] latin1 = "{\"message\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 = "{\"message\":\"foo\"}".getBytes(StandardCharsets.UTF_16BE);
    for (byte[] body : new byte[][] {latin1, utf16}) {
      var answer =
          visitor.send(
              "POST",
              "/demo/messages",
              BodyPublishers.ofByteArray(body),
              "Content-Type",
              "application/json");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"err_msg\":\"");
    }
  }

  @Test
  void anotherContentTypeIsRefused() throws Exception {
    String[] types = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"};
    for (String type : types) {
      var answer =
          visitor.send(
              "POST", "/demo/messages", BodyPublishers.ofString("{}"), "Content-Type", type);
      assertThat(answer.statusCode()).as(type).isEqualTo(415);
      assertThat(answer.body()).startsWith("{\"err_msg\":\"");
    }
  }

  @Test
  void aContentTypeMayNameTheCharacterSet() throws Exception {
    var answer =
        visitor.send(
            "POST",
            "/demo/messages",
            BodyPublishers.ofString("{\"message\":\"foo\"}"),
            "Content-Type",
            "Application/JSON; charset=\"UTF-8\"");
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @Test
  void otherMethodsAreToldWhichThereAre() throws Exception {
    assertThat(get("").statusCode()).isEqualTo(404);
    var answer = visitor.send("PATCH", "/demo/messages", BodyPublishers.ofString("x"));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    assertThat(answer.body()).startsWith("{\"err_msg\":\"");
    var options = visitor.send("OPTIONS", "/demo/messages/" + FOO, BodyPublishers.noBody());
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).hasValue("GET, HEAD, DELETE");
  }

  @Test
  void aHeadIsAnsweredLikeAGetWithoutTheBody() throws Exception {
    post("{\"message\":\"foo\"}");
    var head = visitor.send("HEAD", "/demo/messages/" + FOO, BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).hasValue("17");
    assertThat(head.headers().firstValue("ETag")).hasValue("\"" + FOO + "\"");
  }

  @Test
  void aMessageMayBeKeptForEver() throws Exception {
    post("{\"message\":\"foo\"}");
    var headers = get(FOO).headers();
    assertThat(headers.firstValue("ETag")).hasValue("\"" + FOO + "\"");
    assertThat(headers.firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    assertThat(headers.firstValue("Vary")).hasValue("Accept");
  }

  @Test
  void anErrorIsNotKept() throws Exception {
    assertThat(get(NOBODYS).headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void theRawTextHasATagOfItsOwn() throws Exception {
    post("{\"message\":\"foo\"}");
    var answer = get(FOO, "Accept", "text/plain");
    assertThat(answer.body()).isEqualTo("foo");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + FOO + "-text\"");
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void whoHasTheMessageIsToldSoWithoutATripToTheStore() throws Exception {
    int before = stores.lookups();
    var answer = get(NOBODYS, "If-None-Match", "\"x\", W/\"" + NOBODYS + "\"");
    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + NOBODYS + "\"");
    assertThat(stores.lookups()).isEqualTo(before);
  }

  @Test
  void whoHasOneFormGetsTheOther() throws Exception {
    post("{\"message\":\"foo\"}");
    var answer = get(FOO, "Accept", "text/plain", "If-None-Match", "\"" + FOO + "\"");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aStarMatchesOnlyWhatExists() throws Exception {
    post("{\"message\":\"foo\"}");
    assertThat(get(FOO, "If-None-Match", "*").statusCode()).isEqualTo(304);
    assertThat(get(NOBODYS, "If-None-Match", "*").statusCode()).isEqualTo(404);
  }

  @Test
  void aHotMessageIsServedFromMemory() throws Exception {
    String digest = post("{\"message\":\"hot\"}").body().substring(11, 75);
    get(digest);
    int before = stores.lookups();
    stores.away(true);
    try {
      assertThat(get(digest).body()).isEqualTo("{\"message\":\"hot\"}");
    } finally {
      stores.away(false);
    }
    assertThat(stores.lookups()).isEqualTo(before);
  }

  @Test
  void whileTheStoreIsAwayNothingIsStoredAndTheClientIsToldAtOnce() throws Exception {
    stores.away(true);
    try {
      var posted = post("{\"message\":\"lost\"}");
      assertThat(posted.statusCode()).isEqualTo(503);
      assertThat(posted.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(posted.body())
          .isEqualTo(
              "{\"err_msg\":\"The store is away. Nothing was stored; try again in a moment.\"}");
      assertThat(get("b".repeat(64)).statusCode()).isEqualTo(503);
    } finally {
      stores.away(false);
    }
    assertThat(post("{\"message\":\"found\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void whatAnotherSiteMakesABrowserSendIsRefused() throws Exception {
    String foo = "{\"message\":\"foo\"}";
    assertRefused(
        visitor.postJson("/demo/messages", foo, "Sec-Fetch-Site", "cross-site"),
        403,
        "This was sent by a page of another site, and is not accepted.");
    assertThat(
            visitor
                .postJson("/demo/messages", foo, "Origin", "https://elsewhere.example")
                .statusCode())
        .isEqualTo(403);
    String own = container.base().resolve("/").toString();
    assertThat(
            visitor
                .postJson("/demo/messages", foo, "Origin", own.substring(0, own.length() - 1))
                .statusCode())
        .isEqualTo(201);
  }

  private HttpResponse<String> post(String json) throws Exception {
    return visitor.postJson("/demo/messages", json);
  }

  private HttpResponse<String> get(String digest, String... headers) throws Exception {
    return visitor.get("/demo/messages/" + digest, headers);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"err_msg\":\"" + message + "\"}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
  }
}
