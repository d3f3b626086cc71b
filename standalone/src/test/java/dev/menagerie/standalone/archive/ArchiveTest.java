package dev.menagerie.standalone.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.messages.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveTest {
  private static final List<Message> MESSAGES =
      List.of(
          Message.of("foo"),
          Message.of(""),
          Message.of("NUL \0, line\nfeed, \"quotes\", \u2028 and \uD83D\uDE00"),
          Message.of("bar").expiringAt(Instant.parse("2030-01-02T03:04:05.678Z")));

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertThat(read(archive(MESSAGES))).isEqualTo(MESSAGES);
    assertThat(read(archive(List.of()))).isEmpty();
  }

  @Test
  void anyToolReadsIt() throws Exception {
    String text = text(archive(List.of(Message.of("foo"))));

    assertThat(text.lines())
        .element(1)
        .isEqualTo(
            "{\"digest\":\"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\","
                + "\"message\":\"foo\"}");
  }

  @Test
  void wheneverItIsCutOffItIsRefused() throws Exception {
    byte[] whole = archive(MESSAGES);

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(BadArchiveException.class);
    }
  }

  /** But for the few bits of gzip's own header that say nothing about the content. */
  @Test
  void whicheverBitIsTurnedItIsRefusedOrMeansTheSame() throws Exception {
    byte[] whole = archive(MESSAGES);

    int refused = 0;
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] altered = whole.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(read(altered)).isEqualTo(MESSAGES);
      } catch (BadArchiveException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(8 * (whole.length - 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo | fou | line 2 holds a text that is not what its digest promises",
        "\"count\":4 | \"count\":3 | line 6 tells of other messages",
        "2030-01 | 2031-01 | line 6 tells of other messages",
        "\"message\":\"foo\" | \"message\":1 | line 2 holds other fields",
        "\"message\":\"foo\" | \"text\":\"foo\" | line 2 holds other fields",
        "2030-01-02T | 2030-13-02T | line 5 holds no good message",
        "{\"digest\":\"2c | {digest:\"2c | line 2 is no JSON",
        "\"version\":1 | \"version\":2 | line 1 is not the first line of an archive",
      })
  void whatWasAlteredBeforeItWasPackedIsRefusedWithItsLine(String from, String to, String why)
      throws Exception {
    byte[] altered = packed(text(archive(MESSAGES)).replace(from, to));

    assertThatThrownBy(() -> read(altered))
        .isInstanceOf(BadArchiveException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aLineThatIsMissingOrTooManyIsNoticed() throws Exception {
    String text = text(archive(MESSAGES));
    String second = text.lines().toList().get(1) + "\n";

    for (String altered : List.of(text.replace(second, ""), text + second, text + text)) {
      assertThatThrownBy(() -> read(packed(altered))).isInstanceOf(BadArchiveException.class);
    }
  }

  @Test
  void aLineThatWouldNotFitInMemoryIsRefused() throws Exception {
    byte[] large = archive(List.of(Message.of("x".repeat(2_000))));

    assertThatThrownBy(
            () -> new ArchiveReader(new ByteArrayInputStream(large), 1_000).readAll(m -> {}))
        .isInstanceOf(BadArchiveException.class)
        .hasMessageContaining("more than 1000 bytes");
  }

  private static byte[] archive(List<Message> messages) throws IOException {
    var out = new ByteArrayOutputStream();
    var archive = new ArchiveWriter(out);
    for (Message message : messages) {
      archive.add(message);
    }
    archive.finish();
    return out.toByteArray();
  }

  private static List<Message> read(byte[] archive) throws IOException {
    var messages = new ArrayList<Message>();
    long count = new ArchiveReader(new ByteArrayInputStream(archive)).readAll(messages::add);
    assertThat(messages).hasSize((int) count);
    return messages;
  }

  private static String text(byte[] archive) throws IOException {
    return new String(new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes(), UTF_8);
  }

  private static byte[] packed(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }
}
