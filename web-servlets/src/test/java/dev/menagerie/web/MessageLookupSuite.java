package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Messages found by the beginning of their digest, and messages that do not live for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessageLookupSuite {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  // The digests of these two texts begin alike.
  private static final String ONE = "16095";
  private static final String OTHER = "23815";
  private static final String ALIKE = "8e81dfd";

  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private Visitor visitor;

  MessageLookupSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    container.start("", context -> Menagerie.mount(context, App.MESSAGES, stores, ""));
    visitor = new Visitor(container.base());
    post("foo");
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void theFirstSevenDigitsAreEnough() throws Exception {
    for (int digits : new int[] {7, 8, 63}) {
      var answer = get(FOO.substring(0, digits));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"message\":\"foo\"}");
      assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + FOO + "\"");
      assertThat(answer.headers().firstValue("Content-Location")).hasValue(FOO);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }
  }

  @Test
  void fewerDigitsAreNoDigest() throws Exception {
    for (String asked : new String[] {FOO.substring(0, 6), "2C26B46", "2c26b4g", FOO + "0"}) {
      var answer = get(asked);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo("{\"err_msg\":\"Message not found for hash: " + asked + "\"}");
    }
  }

  @Test
  void digitsThatNoDigestBeginsWithAreNotFound() throws Exception {
    assertThat(get("aaaaaaa").body())
        .isEqualTo("{\"err_msg\":\"Message not found for hash: aaaaaaa\"}");
  }

  @Test
  void digitsThatSeveralDigestsBeginWithLeadToAChoice() throws Exception {
    String one = post(ONE);
    String other = post(OTHER);
    var answer = get(ALIKE);
    assertThat(answer.statusCode()).isEqualTo(300);
    assertThat(answer.body()).isEqualTo("{\"candidates\":[\"" + one + "\",\"" + other + "\"]}");
    assertThat(get(one.substring(0, 8)).body()).isEqualTo("{\"message\":\"" + ONE + "\"}");
  }

  @Test
  void theRawTextIsFoundLikewise() throws Exception {
    var answer = get(FOO.substring(0, 10), "Accept", "text/plain");
    assertThat(answer.body()).isEqualTo("foo");
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + FOO + "-text\"");
  }

  @Test
  void whoHasTheMessageAlreadyIsToldSo() throws Exception {
    var answer = get(FOO.substring(0, 10), "If-None-Match", "\"" + FOO + "\"");
    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + FOO + "\"");
  }

  @Test
  void whoIsToldSoMayKeepItAsLongAsBefore() throws Exception {
    String freshness = get(FOO).headers().firstValue("Cache-Control").orElseThrow();
    for (String known : new String[] {"\"" + FOO + "\"", "*"}) {
      var answer = get(FOO, "If-None-Match", known);
      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue(freshness);
    }
  }

  @Test
  void aTagIsNoDigest() throws Exception {
    get(FOO, "Accept", "text/plain");
    assertThat(get(FOO + "-text").statusCode()).isEqualTo(404);
  }

  @Test
  void aMessageWithATtlMayBeKeptForWhatIsLeftOfIt() throws Exception {
    for (String ttl : new String[] {"3600", "\"3600s\"", "\"60m\"", "\"1h\""}) {
      String text = "for an hour " + ttl.replace("\"", "");
      String digest = posted("{\"message\":\"" + text + "\",\"ttl\":" + ttl + "}");
      var headers = get(digest).headers();
      assertThat(headers.firstValue("Cache-Control").orElse(""))
          .matches("public, max-age=(3600|359[0-9])");
      assertThat(headers.firstValue("ETag")).hasValue("\"" + digest + "\"");
    }
  }

  @Test
  void aMessageWithATtlIsReadAnewEachTime() throws Exception {
    String digest = posted("{\"message\":\"fleeting\",\"ttl\":\"1d\"}");
    int before = stores.lookups();
    get(digest);
    get(digest);
    assertThat(stores.lookups()).isEqualTo(before + 2);
  }

  @Test
  void aTtlThatIsNoneIsRefused() throws Exception {
    String[] ttls = {
      "0",
      "-1",
      "1.5",
      "1e400",
      "null",
      "true",
      "[]",
      "\"\"",
      "\"1\"",
      "\"1w\"",
      "\"0s\"",
      "\"-1h\"",
      "\"36501d\"",
      "\"9999999999d\"",
      "9223372036854775807",
      "\"1h \""
    };
    for (String ttl : ttls) {
      var answer = visitor.postJson("/messages", "{\"message\":\"x\",\"ttl\":" + ttl + "}");
      assertThat(answer.statusCode()).as(ttl).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"err_msg\":\"'ttl' must be");
    }
  }

  @Test
  void theLongestTtlIsACentury() throws Exception {
    assertThat(get(posted("{\"message\":\"long\",\"ttl\":\"36500d\"}")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aHeadTellsWhatAGetWould() throws Exception {
    var head = visitor.send("HEAD", "/messages/" + FOO.substring(0, 7), BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("17");
  }

  private String post(String text) throws Exception {
    return posted("{\"message\":\"" + text + "\"}");
  }

  private String posted(String json) throws Exception {
    return visitor.postJson("/messages", json).body().substring(11, 75);
  }

  private HttpResponse<String> get(String asked, String... headers) throws Exception {
    return visitor.get("/messages/" + asked, headers);
  }
}
