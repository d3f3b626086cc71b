package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.RawClient;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.WebOptions;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What ill-bred clients send: no failure of ours, no stack trace, and the next one is served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileSuite {
  private static final int LIMIT = 10_000;
  private static final String POST =
      "POST /messages HTTP/1.1\nHost: localhost\nContent-Type: application/json\n";

  private final Container container;
  private Visitor visitor;

  HostileSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var options = WebOptions.defaults().withMaxBody(LIMIT);
    container.start(
        "",
        context ->
            new Menagerie()
                .options(options)
                .serving(App.MESSAGES, new MemoryStores())
                .mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void aBodyAtTheLimitIsRead() throws Exception {
    String text = "x".repeat(LIMIT - "{\"message\":\"\"}".length());
    assertThat(visitor.postJson("/messages", "{\"message\":\"" + text + "\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void aBodyOverTheLimitIsRefusedSoThatAnOrdinaryClientReadsTheAnswer() throws Exception {
    for (int size : new int[] {LIMIT + 1, 300_000, 8_000_000}) {
      var answer = visitor.postJson("/messages", "x".repeat(size));
      assertThat(answer.statusCode()).as("%d bytes", size).isEqualTo(413);
      assertThat(answer.body())
          .isEqualTo("{\"err_msg\":\"The body must not be longer than 10000 bytes.\"}");
    }
  }

  @Test
  void aClientThatReadsOnlyAfterItHasSentEverythingReadsTheAnswer() throws Exception {
    int size = 4_000_000;
    try (var client = new RawClient(container.base())) {
      client.send(POST + "Content-Length: " + size + "\n\n").send(new byte[size]);
      assertThat(client.readUntil("bytes.\"}")).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void bytesAreCountedWhereTheirNumberIsNotAnnounced() throws Exception {
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_000_000]));
    var answer = visitor.send("POST", "/messages", chunked, "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aChunkedBodyWithinTheLimitIsRead() throws Exception {
    try (var client = new RawClient(container.base())) {
      client.send(POST + "Transfer-Encoding: chunked\n\n");
      client.send("8\n{\"messag\n").send("9\ne\":\"foo\"}\n").send("0\n\n");
      assertThat(client.readUntil("}")).startsWith("HTTP/1.1 201 ");
    }
  }

  @Test
  void aClientThatAsksFirstIsToldToGoOn() throws Exception {
    try (var client = new RawClient(container.base())) {
      client.send(POST + "Expect: 100-continue\nContent-Length: 17\n\n");
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
      client.send("{\"message\":\"foo\"}");
      assertThat(client.readUntil("}")).startsWith("HTTP/1.1 201 ");
    }
  }

  @Test
  void aClientThatAsksFirstIsSparedFromSendingTooMuch() throws Exception {
    try (var client = new RawClient(container.base())) {
      client.send(POST + "Expect: 100-continue\nContent-Length: 100000000\n\n");
      assertThat(client.readUntil("bytes.\"}")).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aBodyThatBreaksOffIsNoFailureOfOurs() throws Exception {
    String[] requests = {
      POST + "Content-Length: 17\n\n{\"messa",
      POST + "Transfer-Encoding: chunked\n\n8\n{\"mes",
      POST + "Transfer-Encoding: chunked\n\nzz\n{\"mes",
      POST + "Content-Length: 17\nTransfer-Encoding: chunked\n\n8\n{\"mes",
      POST + "Content-Length: -1\n\n",
      POST + "Content-Length: 99999999999999999999\n\n",
    };
    for (String request : requests) {
      try (var client = new RawClient(container.base())) {
        String answer = client.send(request).hangUp().readAll();
        assertThat(answer).as(request).matches("(?s)|HTTP/1\\.1 4.*").doesNotContain("\tat ");
      }
    }
    assertServes();
  }

  @Test
  void aClientThatLeavesIsNotMissed() throws Exception {
    for (int i = 0; i < 50; i++) {
      new RawClient(container.base()).send(POST + "Content-Length: 17\n\n{\"message").close();
    }
    assertServes();
  }

  @Test
  void crookedPathsLeadNowhere() throws Exception {
    String[] paths = {
      "/messages/../messages/x",
      "/messages/./x",
      "/messages//x",
      "//messages/x",
      "/messages/%2e%2e/x",
      "/messages/..%2fx",
      "/messages/x;jsessionid=1",
      "/messages;a=b",
      "/messages/%00",
      "/messages/%",
      "/messages/%zz",
      "/messages/%ff%fe",
      "/messages/\\..\\x",
      "/messages/%5c..%5cx",
      "/messages/" + "x".repeat(7000),
      "/MESSAGES/x",
      "*",
      "messages"
    };
    for (String path : paths) {
      try (var client = new RawClient(container.base())) {
        client.send("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        assertThat(client.readAll())
            .as(path)
            .matches("(?s)|HTTP/1\\.1 (400|404|405|414|431) .*")
            .doesNotContain("\tat ");
      }
    }
    assertServes();
  }

  @Test
  void strangeMethodsAndHeadersAreNoFailureOfOurs() throws Exception {
    String[] requests = {
      "BREW /messages HTTP/1.1\nHost: localhost\n",
      "TRACE /messages HTTP/1.1\nHost: localhost\n",
      "get /messages HTTP/1.1\nHost: localhost\n",
      "GET /messages/x HTTP/1.1\nHost: localhost\nAccept: ;;,,/;q=zz,*/*;q=\n",
      "GET /messages/x HTTP/1.1\nHost: localhost\nIf-None-Match: \"\"\"\"\",W/,\n",
      "GET /messages/x HTTP/1.1\nHost: local host/\\\n",
      "POST /messages HTTP/1.1\nHost: localhost\nContent-Type: ;;;\nContent-Length: 0\n",
      "POST /messages HTTP/1.1\nHost: a b\nContent-Type: application/json\nContent-Length: 2\n"
    };
    for (String request : requests) {
      try (var client = new RawClient(container.base())) {
        String answer = client.send(request + "Connection: close\n\n{}").hangUp().readAll();
        assertThat(answer).as(request).matches("(?s)|HTTP/1\\.1 4.*").doesNotContain("\tat ");
      }
    }
    assertServes();
  }

  @Test
  void manyAtOnceAreAllAnswered() {
    var answers =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(
                i -> {
                  try {
                    return visitor.postJson("/messages", "{\"message\":\"" + i + "\"}");
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                })
            .toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
  }

  private void assertServes() throws Exception {
    assertThat(visitor.postJson("/messages", "{\"message\":\"foo\"}").statusCode()).isEqualTo(201);
  }
}
