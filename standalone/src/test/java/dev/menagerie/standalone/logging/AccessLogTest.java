package dev.menagerie.standalone.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.logging.RollingFile.Limits;
import dev.menagerie.testkit.Races;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line per request, and that it gets to the disk. */
class AccessLogTest {
  private static final Instant TIME = Instant.parse("2026-11-21T09:00:01Z");

  @TempDir Path folder;

  @Test
  void everyRequestThatWasNotedIsInTheFileAfterClosing() throws IOException {
    Path file = folder.resolve("access.log");
    var log = new AccessLog(new RollingFile(file, new Limits(0, 0)));
    Races.run(
        8,
        thread -> {
          for (int i = 0; i < 5_000; i++) {
            log.add(entry("/" + thread + "/" + i, Optional.empty()));
          }
          return null;
        });
    log.close();

    assertThat(Files.readAllLines(file)).hasSize(40_000).doesNotHaveDuplicates();
  }

  @Test
  void anErrorWhileWritingEndsNeitherTheLogNorWhoClosesIt() throws Exception {
    Path file = folder.resolve("access.log");
    var opened = new AtomicInteger();
    var thrown = new CountDownLatch(1);
    RollingFile.Opener failingOnce =
        path -> {
          if (opened.incrementAndGet() == 2) {
            thrown.countDown();
            throw new OutOfMemoryError("made up");
          }
          return Files.newByteChannel(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        };
    var log = new AccessLog(new RollingFile(file, new Limits(1, 1), failingOnce));

    log.add(entry("/first", Optional.empty()));
    log.add(entry("/lost-while-the-file-is-rolled", Optional.empty()));
    assertThat(thrown.await(1, TimeUnit.MINUTES)).isTrue();
    log.add(entry("/after", Optional.empty()));

    assertThat(CompletableFuture.runAsync(log::close)).succeedsWithin(Duration.ofSeconds(20));
    assertThat(file).content().contains("/after");
  }

  @Test
  void closingAgainDoesNothing() throws IOException {
    var log = new AccessLog(new RollingFile(folder.resolve("access.log"), new Limits(0, 0)));
    log.close();

    log.close();
    log.add(entry("/too-late", Optional.empty()));

    assertThat(folder.resolve("access.log")).isEmptyFile();
  }

  @Test
  void aLineIsInTheCombinedFormWithMicroseconds() {
    assertThat(line(entry("/messages/abc", Optional.of("curl/8"))))
        .isEqualTo(
            "127.0.0.1 - - [21/Nov/2026:09:00:01 +0000] \"GET /messages/abc HTTP/1.1\" 200 17"
                + " \"-\" \"curl/8\" 1234\n");
  }

  @Test
  void nobodyCanForgeALine() {
    String line = line(entry("/a\r\nforged", Optional.of("\"x\" \u001b[31m\u2028\u202e")));

    assertThat(line).containsOnlyOnce("\n").contains("/a\\u000d\\u000aforged");
    assertThat(line).contains("\\\"x\\\" \\u001b[31m\\u2028\\u202e");
  }

  @Test
  void theQueryOfTheReferringPageIsNobodysBusiness() {
    var entry =
        new AccessEntry(
            "::1",
            TIME,
            "GET",
            "/",
            "HTTP/1.1",
            200,
            0,
            Optional.of("https://host/page?token=hush"),
            Optional.empty(),
            0);

    assertThat(line(entry)).contains("\"https://host/page\"").doesNotContain("hush");
  }

  @Test
  void theReceiptOfASurveyIsNobodysBusinessEither() {
    for (String path :
        List.of("/thanks/7K3M", "/receipt/7K3M/edit", "/a/survey/cats/receipt//7K3M/delete")) {
      var entry =
          new AccessEntry(
              "::1",
              TIME,
              "GET",
              path,
              "HTTP/1.1",
              200,
              0,
              Optional.of("https://host" + path + "?a=b"),
              Optional.empty(),
              0);
      assertThat(line(entry))
          .contains(path.replace("7K3M", "***") + " HTTP", path.replace("7K3M", "***") + "\"")
          .doesNotContain("7K3M");
    }
  }

  private static AccessEntry entry(String path, Optional<String> agent) {
    return new AccessEntry(
        "127.0.0.1", TIME, "GET", path, "HTTP/1.1", 200, 17, Optional.empty(), agent, 1_234_567);
  }

  private static String line(AccessEntry entry) {
    return new String(entry.line(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
