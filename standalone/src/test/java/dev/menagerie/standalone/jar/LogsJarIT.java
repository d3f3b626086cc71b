package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Races;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsJarIT {
  private static final Pattern REQUEST = Pattern.compile("\"GET /messages/(\\S+) HTTP/1.1\" 404 ");
  private static final int CLIENTS = 8;
  private static final int REQUESTS_EACH = 75;
  private static final long MAX_BYTES = 20_000;

  @TempDir static Path rolled;
  private static Object first;

  @BeforeAll
  static void rollALogThatWasThere() throws IOException {
    Path logs = Files.createDirectory(rolled.resolve("logs"));
    first = key(Files.createFile(logs.resolve("access.log")));
    askForWhatIsNotThere(rolled);
  }

  @Test
  void everyRequestIsInExactlyOneFileHoweverOftenTheLogIsRolled() throws Exception {
    assertThat(LogFiles.named(rolled, "access.log").files()).hasSizeGreaterThan(4);
    assertThat(LogFiles.named(rolled, "access.log").lines())
        .flatExtracting(line -> REQUEST.matcher(line).results().map(LogsJarIT::asked).toList())
        .containsExactlyInAnyOrderElementsOf(everythingAskedFor());
  }

  @Test
  void noFileGrowsBeyondTheLimit() throws Exception {
    assertThat(LogFiles.named(rolled, "access.log").files())
        .allSatisfy(file -> assertThat(file).satisfies(LogsJarIT::isWithinTheLimit));
  }

  @Test
  void aFileIsRenamedNotTruncated() throws Exception {
    int oldest = LogFiles.named(rolled, "access.log.").files().size();

    assertThat(key(rolled.resolve("logs/access.log." + oldest))).isEqualTo(first);
  }

  @Test
  void noTextOfAMessageIsEverLogged(@TempDir Path home) throws Exception {
    try (var server = MenagerieJar.overHttp(home, "--debug")) {
      var client = new MessagesClient(server::messages);
      assertThat(client.post("private text").statusCode()).isEqualTo(201);
      assertThat(client.copies("private text")).isEqualTo(1);
      assertThat(client.postJson("{\"message\":[\"private text\"]}").statusCode()).isEqualTo(400);
      assertThat(client.postJson("{\"message\":\"private text").statusCode()).isEqualTo(400);
      assertThat(client.postJson("private text").statusCode()).isEqualTo(400);
      server.terminate();

      assertThat(LogFiles.in(home).text()).contains("POST /messages").doesNotContain("private");
      assertThat(server.output()).doesNotContain("private");
    }
  }

  private static void askForWhatIsNotThere(Path home) throws IOException {
    String maxBytes = "" + MAX_BYTES;
    try (var server =
        MenagerieJar.overHttp(home, "--log-max-bytes", maxBytes, "--log-backups", "50")) {
      var client = new MessagesClient(server::messages);
      Races.run(
          CLIENTS,
          number -> {
            for (String digest : askedForBy(number)) {
              assertThat(client.get(digest).statusCode()).isEqualTo(404);
            }
            return null;
          });
      server.terminate();
    }
  }

  private static List<String> everythingAskedFor() {
    return IntStream.range(0, CLIENTS)
        .mapToObj(LogsJarIT::askedForBy)
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> askedForBy(int client) {
    return IntStream.range(0, REQUESTS_EACH)
        .mapToObj(n -> MessagesClient.digest(n + " of " + client))
        .toList();
  }

  private static String asked(MatchResult line) {
    return line.group(1);
  }

  private static void isWithinTheLimit(Path file) {
    assertThat(file.toFile().length()).isLessThanOrEqualTo(MAX_BYTES);
  }

  /** What stays the same when a file is renamed: the inode. */
  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
