package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesJarIT {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  @TempDir Path home;

  @Test
  void aMessageIsFoundByTheDigestOfItsText() throws Exception {
    try (var server = MenagerieJar.overHttp(home)) {
      var client = new MessagesClient(server::messages);

      var posted = client.post("foo");
      assertThat(posted.statusCode()).isEqualTo(201);
      assertThat(posted.body()).isEqualTo("{\"digest\":\"" + FOO + "\"}");

      var found = client.get(FOO);
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).isEqualTo("{\"message\":\"foo\"}");
    }
  }

  @Test
  void whatNobodyPostedIsNotFound() throws Exception {
    try (var server = MenagerieJar.overHttp(home)) {
      var answer = new MessagesClient(server::messages).get("a".repeat(64));

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo("{\"err_msg\":\"Message not found for hash: " + "a".repeat(64) + "\"}");
    }
  }

  @Test
  void aMessageSurvivesARestart() throws Exception {
    try (var server = MenagerieJar.overHttp(home)) {
      new MessagesClient(server::messages).post("foo");
      server.terminate();
    }
    try (var server = MenagerieJar.overHttp(home)) {
      assertThat(new MessagesClient(server::messages).copies("foo")).isEqualTo(1);
    }
  }

  @Test
  void theAdminPortTellsThatItIsReady() throws Exception {
    try (var server = MenagerieJar.overHttp(home)) {
      var client = new MessagesClient(server::messages);

      assertThat(client.get(server.admin().resolve("livez")).statusCode()).isEqualTo(200);
      assertThat(client.get(server.admin().resolve("readyz")).statusCode()).isEqualTo(200);
      assertThat(client.get(server.admin().resolve("metrics")).statusCode()).isEqualTo(200);
    }
  }
}
