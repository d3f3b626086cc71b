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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsJarIT {
  private static final Pattern REQUEST = Pattern.compile("\"GET /messages/(\\S+) HTTP/1.1\" 404 ");
  private static final int CLIENTS = 8;
  private static final int REQUESTS_EACH = 75;
  private static final long MAX_BYTES = 20_000;

  @TempDir Path home;

  @Test
  void everyRequestIsInExactlyOneFileHoweverOftenTheLogIsRolled() throws Exception {
    askForWhatIsNotThere();

    assertThat(LogFiles.named(home, "access.log").files()).hasSizeGreaterThan(4);
    assertThat(LogFiles.named(home, "access.log").lines())
        .flatExtracting(line -> REQUEST.matcher(line).results().map(LogsJarIT::asked).toList())
        .containsExactlyInAnyOrderElementsOf(everythingAskedFor());
  }

  @Test
  void noFileGrowsBeyondTheLimit() throws Exception {
    askForWhatIsNotThere();

    assertThat(LogFiles.named(home, "access.log").files())
        .allSatisfy(file -> assertThat(file).satisfies(LogsJarIT::isWithinTheLimit));
  }

  @Test
  void aFileIsRenamedNotTruncated() throws Exception {
    Path logs = Files.createDirectory(home.resolve("logs"));
    Object first = key(Files.createFile(logs.resolve("access.log")));

    askForWhatIsNotThere();

    int oldest = LogFiles.named(home, "access.log.").files().size();
    assertThat(key(logs.resolve("access.log." + oldest))).isEqualTo(first);
  }

  @Test
  void noTextOfAMessageIsEverLogged() throws Exception {
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

  private void askForWhatIsNotThere() throws IOException {
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
