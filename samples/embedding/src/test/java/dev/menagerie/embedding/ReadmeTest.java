package dev.menagerie.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The program that the project's README shows is one that is compiled and run here. */
class ReadmeTest {
  private static final Path README = Path.of("../../README.md");
  private static final Path SAMPLE =
      Path.of("src/main/java/dev/menagerie/embedding/OnlyTheLibrary.java");

  @Test
  void itsSnippetIsPartOfASample() throws Exception {
    var snippet = Pattern.compile("(?s)```java\n(.*)\\}\n```").matcher(Files.readString(README));
    assertThat(snippet.find()).isTrue();

    assertThat(Files.readString(SAMPLE).replaceAll("(?m)^    ", "")).contains(snippet.group(1));
  }

  @Test
  void itStandsWithinTheFirstThirtyLines() throws Exception {
    assertThat(Files.readAllLines(README).subList(0, 30)).contains("```java");
  }
}
