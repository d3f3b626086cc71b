package dev.menagerie.platform.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path folder;
  private Path file;
  private History history;

  @BeforeEach
  void make() {
    file = folder.resolve("history.jsonl");
    history = new History(file);
  }

  private static Entry event(String detail) {
    return Entry.event(Instant.EPOCH, "shop", "died", detail, "exit code 7");
  }

  private List<String> afterARestart() {
    return new History(file).newest(9, entry -> true).stream().map(Entry::detail).toList();
  }

  @Test
  void aLineThatWasTornWithinALetterIsLeftOut() throws IOException {
    history.add(event("shop.1"));
    byte[] torn = {'{', '"', (byte) 0xE2, (byte) 0x80};
    Files.write(file, torn, StandardOpenOption.APPEND);

    assertThat(afterARestart()).containsExactly("shop.1");
  }

  @Test
  void whatIsAddedAfterAFailureBeginsALine() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(() -> history.add(event("shop.1"))).isInstanceOf(UncheckedIOException.class);
    Files.delete(file);
    Files.writeString(file, "{\"at\":\"19");

    history.add(event("shop.2"));

    assertThat(afterARestart()).containsExactly("shop.2");
  }
}
