package dev.menagerie.standalone.commands.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.archive.ArchiveWriter;
import dev.menagerie.standalone.commands.CommandLineRun;
import dev.menagerie.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one store through an archive into another. */
class ArchiveCommandsTest {
  private static final Message FOO = Message.of("foo");

  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();

  @Test
  void aWholeStoreGoesFromOneToAnother() throws Exception {
    List<Message> messages =
        IntStream.range(0, 2_500).mapToObj(n -> Message.of("message " + n)).toList();
    put(messages);

    assertThat(export(archive())).isZero();
    assertThat(program.err()).contains("Exported 2500 messages to " + archive());
    assertThat(program.run("messages", "verify", archive())).isZero();
    assertThat(program.err()).contains("is whole and holds 2500 messages");
    assertThat(load(archive())).isZero();
    assertThat(program.err()).contains("Imported 2500 messages from " + archive());

    try (Stores stores = store("other")) {
      MessageStore other = stores.get(MessageStore.class);
      assertThat(messages).allMatch(message -> other.find(message.digest()).isPresent());
    }
  }

  @Test
  void pipesDoAsWellAsFiles() {
    put(List.of(FOO, Message.of("bar")));

    assertThat(export("-")).isZero();
    program.input(program.outBytes());
    assertThat(program.run("messages", "verify", "-")).isZero();
    assertThat(load("-")).isZero();

    assertThat(found(FOO)).isEqualTo(FOO);
  }

  @Test
  void theExpiryIsKept() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    put(List.of(FOO.expiringAt(tomorrow)));

    export(archive());
    load(archive());

    assertThat(found(FOO).expires()).contains(tomorrow);
  }

  @Test
  void whatHasExpiredMeanwhileIsLeftOut() throws Exception {
    try (var out = Files.newOutputStream(Path.of(archive()))) {
      var archive = new ArchiveWriter(out);
      archive.add(FOO);
      archive.add(Message.of("bar").expiringAt(Instant.now()));
      archive.finish();
    }

    assertThat(load(archive())).isZero();

    assertThat(program.err()).contains("Imported 1 messages", "left out 1 that have expired");
  }

  @Test
  void importingAgainChangesNothing() {
    put(List.of(FOO));
    export(archive());

    assertThat(load(archive())).isZero();
    assertThat(load(archive())).isZero();

    assertThat(found(FOO)).isEqualTo(FOO);
  }

  @Test
  void nothingOfAnArchiveThatWasCutOffIsImported() throws Exception {
    put(IntStream.range(0, 1_000).mapToObj(n -> Message.of("message " + n)).toList());
    export(archive());
    byte[] whole = Files.readAllBytes(Path.of(archive()));
    Files.write(Path.of(archive()), Arrays.copyOf(whole, whole.length - 20));

    assertThat(program.run("messages", "verify", archive())).isEqualTo(1);
    assertThat(load(archive())).isEqualTo(1);

    assertThat(program.err()).contains(archive(), "ends in the middle", "nothing was imported");
    try (Stores stores = store("other")) {
      assertThat(stores.get(MessageStore.class).findByPrefix("0", 10)).isEmpty();
    }
  }

  @Test
  void anExportThatFailsLeavesTheLastOneWhereItIs() throws Exception {
    Files.writeString(Path.of(archive()), "the last one");

    int status = program.run("messages", "export", archive(), "--store", "redis://127.0.0.1:1");

    assertThat(status).isEqualTo(1);
    assertThat(program.err()).contains("127.0.0.1:1");
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("messages.gz"));
    assertThat(Path.of(archive())).hasContent("the last one");
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    put(List.of(FOO));

    assertThat(load("/no/such.gz")).isEqualTo(1);
    assertThat(program.err()).contains("no file /no/such.gz", "nothing was imported");
    assertThat(export("/no/such/folder.gz")).isEqualTo(1);
    assertThat(program.err()).contains("/no/such/folder.gz could not be written");
    assertThat(export(folder.toString())).isEqualTo(1);
    assertThat(program.err()).contains("is a folder");
    program.input("no archive".getBytes(UTF_8));
    assertThat(load("-")).isEqualTo(1);
    assertThat(program.err()).contains("no gzip file");
  }

  private String archive() {
    return folder.resolve("messages.gz").toString();
  }

  private int export(String file) {
    return program.run("messages", "export", file, "--data", folder.resolve("data").toString());
  }

  private int load(String file) {
    return program.run("messages", "import", file, "--data", folder.resolve("other").toString());
  }

  private void put(List<Message> messages) {
    try (Stores stores = store("data")) {
      stores.get(MessageStore.class).putAll(messages);
    }
  }

  private Message found(Message message) {
    try (Stores stores = store("other")) {
      return stores.get(MessageStore.class).find(message.digest()).orElseThrow();
    }
  }

  private Stores store(String data) {
    return Stores.open("jdbc:h2:file:" + folder.resolve(data) + "/menagerie");
  }
}
