package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of messages that is larger than the heap of the server that takes it. */
class ManyLinesJarIT {
  private static final int LINES = 2_000;
  private static final int BYTES_EACH = 60_000;

  @TempDir Path home;

  @Test
  void aFileLargerThanTheHeapIsTakenLineByLine() throws Exception {
    Path file = home.resolve("messages.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int n = 0; n < LINES; n++) {
        out.write("{\"message\":\"" + text(n) + "\"}\n");
      }
    }
    try (var server = MenagerieJar.overHttpIn("80m", home)) {
      assertThat(Files.size(file)).isGreaterThan(80 << 20);

      List<String> answers =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(server.messages().resolve("messages"))
                      .header("Content-Type", "application/x-ndjson")
                      .timeout(Duration.ofMinutes(2))
                      .POST(BodyPublishers.ofFile(file))
                      .build(),
                  BodyHandlers.ofLines())
              .body()
              .toList();

      assertThat(answers)
          .containsExactlyElementsOf(
              IntStream.range(0, LINES)
                  .mapToObj(n -> "{\"digest\":\"" + MessagesClient.digest(text(n)) + "\"}")
                  .toList());
      var client = new MessagesClient(server::messages);
      assertThat(client.copies(text(0))).isEqualTo(1);
      assertThat(client.copies(text(LINES - 1))).isEqualTo(1);
    }
  }

  private static String text(int n) {
    return (n + " ").repeat(BYTES_EACH / 5);
  }
}
