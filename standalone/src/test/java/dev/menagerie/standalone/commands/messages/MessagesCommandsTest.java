package dev.menagerie.standalone.commands.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.standalone.commands.CommandLineRun;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesCommandsTest {
  private static final String FOO = Message.of("foo").digest().hex();

  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();

  @Test
  void whatIsPutIsFoundByItsDigestOrItsBeginning() {
    assertThat(put("foo".getBytes(UTF_8))).isZero();
    assertThat(program.out()).isEqualTo(FOO + System.lineSeparator());

    assertThat(messages("get", FOO)).isZero();
    assertThat(program.out()).isEqualTo("foo");
    assertThat(messages("get", FOO.substring(0, 7))).isZero();
    assertThat(program.out()).isEqualTo("foo");
  }

  @Test
  void aTextIsKeptToItsLastByte() {
    byte[] text = "\0 \uD83D\uDE00 and a line feed\n".getBytes(UTF_8);
    put(text);

    messages("get", Digest.of(text).hex());

    assertThat(program.outBytes()).isEqualTo(text);
  }

  @Test
  void whatIsNoTextIsNotPut() {
    assertThat(put(new byte[] {(byte) 0xff})).isEqualTo(1);

    assertThat(program.err()).contains("no UTF-8");
  }

  @Test
  void everyDigestIsListed() {
    Stream.of("foo", "bar", "baz").forEach(text -> put(text.getBytes(UTF_8)));

    assertThat(messages("list")).isZero();

    assertThat(program.out().lines())
        .containsExactlyElementsOf(
            Stream.of("foo", "bar", "baz")
                .map(text -> Message.of(text).digest().hex())
                .sorted()
                .toList());
  }

  @Test
  void whatIsDeletedIsGone() {
    put("foo".getBytes(UTF_8));

    assertThat(messages("delete", FOO)).isZero();
    assertThat(messages("get", FOO)).isEqualTo(1);
    assertThat(program.err()).contains("no message", FOO);
    assertThat(messages("delete", FOO)).isEqualTo(1);
    assertThat(program.err()).contains("no message", FOO);
  }

  @Test
  void nothingIsDeletedByTheBeginningOfItsDigest() {
    put("foo".getBytes(UTF_8));

    assertThat(messages("delete", FOO.substring(0, 10))).isEqualTo(2);
    assertThat(messages("get", FOO)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2c26b4", "2C26B46", "../../etc"})
  void whatIsNoDigestIsRefused(String digest) {
    put("foo".getBytes(UTF_8));

    assertThat(messages("get", digest)).isEqualTo(2);
    assertThat(program.err()).contains("'" + digest + "'", "7 to 64 lower-case hexadecimal digits");
  }

  @Test
  void aFolderWithoutADatabaseIsAMistakeAndStaysAsItIs() {
    assertThat(messages("list")).isEqualTo(2);

    assertThat(program.err()).contains("no embedded database in " + folder, "--data", "--store");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aStoreThatCannotBeReachedIsNamed() {
    int status = program.run("messages", "list", "--store", "redis://127.0.0.1:1");

    assertThat(status).isEqualTo(1);
    assertThat(program.err()).startsWith("menagerie: Could not list messages").contains(":1");
  }

  private int put(byte[] text) {
    program.input(text);
    return messages("put");
  }

  private int messages(String command, String... arguments) {
    return program.run(
        Stream.of(
                Stream.of("messages", command),
                Stream.of(arguments),
                Stream.of("--data", folder.toString()))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }
}
