package dev.menagerie.sql;

import static java.lang.ProcessBuilder.Redirect.INHERIT;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Races;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That an H2 file keeps what it acknowledged, whatever happens to the process or its threads. */
class H2PromiseTest {
  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedIsThereAfterTheProcessIsHalted() throws Exception {
    assertThat(inAnotherProcess("put-and-halt", "40")).isEqualTo(Putter.HALTED);

    try (Stores stores = Stores.open(url())) {
      assertThat(numbered(40)).allSatisfy(message -> assertThat(found(stores, message)).isTrue());
    }
  }

  @Test
  void anotherProcessIsLetInWhileThisOneHoldsTheFile() throws Exception {
    try (Stores stores = Stores.open(url())) {
      messages(stores).put(Message.of("before"));

      assertThat(inAnotherProcess("put", "10")).isZero();

      assertThat(numbered(10)).allSatisfy(message -> assertThat(found(stores, message)).isTrue());
    }
    assertThat(door()).doesNotExist();
  }

  @Test
  void whoTakesOverFromAHolderThatIsGoneLetsOthersInInItsPlace() throws Exception {
    Process holder = another("put-and-hold", "1").redirectError(INHERIT).start();
    try (Stores stores = Stores.open(url())) {
      assertThat(holder.inputReader().readLine()).isEqualTo(Putter.HOLDS);
      assertThat(found(stores, Message.of("message 0"))).isTrue();

      holder.destroyForcibly().waitFor();
      await().until(() -> isPut(stores, Message.of("after it")));

      assertThat(inAnotherProcess("put", "10")).isZero();
      assertThat(numbered(10)).allSatisfy(message -> assertThat(found(stores, message)).isTrue());
    } finally {
      holder.destroyForcibly();
    }
    assertThat(door()).doesNotExist();
  }

  @Test
  void theDoorIsItsOwnersAlone() throws IOException {
    try (Stores stores = Stores.open(url())) {
      messages(stores).put(Message.of("opens it"));

      assertThat(Files.getPosixFilePermissions(door()))
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
  }

  @Test
  void aDoorThatACrashLeftOpenLeadsNowhereAndHarmsNobody() throws Exception {
    inAnotherProcess("put-and-halt", "1");
    assertThat(door()).exists();

    try (Stores stores = Stores.open(url())) {
      assertThat(found(stores, Message.of("message 0"))).isTrue();
    }
    assertThat(door()).doesNotExist();
  }

  @Test
  void interruptsDoNotCloseTheFile() {
    try (Stores stores = Stores.open(url())) {
      messages(stores).put(Message.of("before"));
      var done = new AtomicBoolean();
      var writers = Thread.currentThread().getThreadGroup();
      Races.run(
          4,
          number -> {
            if (number == 0) {
              while (!done.get()) {
                interruptWriters(writers);
              }
              return null;
            }
            Thread.currentThread().setName("interrupted writer");
            try {
              for (int i = 0; i < 300; i++) {
                Message message = Message.of("message " + number + " " + i);
                while (!isPut(stores, message)) {
                  Thread.onSpinWait();
                }
              }
            } finally {
              done.set(true);
              Thread.interrupted();
            }
            return null;
          });

      assertThat(
              IntStream.range(1, 4)
                  .boxed()
                  .flatMap(n -> IntStream.range(0, 300).mapToObj(i -> "message " + n + " " + i)))
          .allSatisfy(text -> assertThat(found(stores, Message.of(text))).isTrue());
    }
  }

  @Test
  void whoWasInterruptedStaysInterruptedAndIsServed() {
    try (Stores stores = Stores.open(url())) {
      Thread.currentThread().interrupt();
      messages(stores).put(Message.of("despite"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(found(stores, Message.of("despite"))).isTrue();
    }
  }

  @Test
  void whatTheUserSetInTheUrlStays() {
    try (Stores stores = Stores.open(url() + ";user=ann;PASSWORD=secret;RETENTION_TIME=7000")) {
      messages(stores).put(Message.of("kept"));
      assertThat(stores.name()).endsWith("promise");
    }
    var dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:async:" + folder.resolve("promise") + ";DATABASE_TO_LOWER=TRUE");
    dataSource.setUser("ann");
    dataSource.setPassword("secret");
    try (Stores stores = SqlStores.of(dataSource)) {
      assertThat(found(stores, Message.of("kept"))).isTrue();
    }
  }

  @Test
  void anEncryptedFileIsOpenedWithBothItsPasswords() {
    String url = url() + ";CIPHER=AES;PASSWORD=file user";
    try (Stores stores = Stores.open(url)) {
      messages(stores).put(Message.of("kept secret"));
    }
    try (Stores stores = Stores.open(url)) {
      assertThat(found(stores, Message.of("kept secret"))).isTrue();
    }
  }

  @Test
  void anEncryptedFileIsNotOpenedWithOnePassword() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open(url() + ";CIPHER=AES;PASSWORD=secret"))
        .withMessageContaining("password")
        .withMessageNotContaining("secret");
  }

  @Test
  void aSettingThatH2DoesNotHaveIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open(url() + ";PASSWORD=secret;RETENTION_TIMES=7000"))
        .withMessageContaining("RETENTION_TIMES")
        .withMessageNotContaining("secret");
  }

  @Test
  void aDamagedFileIsNotAwayButDamaged() throws IOException {
    try (Stores stores = Stores.open(url())) {
      messages(stores).put(Message.of("lost"));
    }
    Path file = folder.resolve("promise.mv.db");
    Files.write(file, new byte[(int) Files.size(file)]);

    try (Stores stores = Stores.open(url())) {
      assertThatThrownBy(() -> messages(stores).put(Message.of("refused")))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContaining("damaged")
          .hasMessageContaining("backup");
    }
  }

  @Test
  void aDamagedFileIsNotAwayForThoseEitherWhoAskAfterItsHealth() throws IOException {
    try (Stores stores = Stores.open(url())) {
      messages(stores).put(Message.of("saved"));
    }
    Path file = folder.resolve("promise.mv.db");
    byte[] backup = Files.readAllBytes(file);
    Files.write(file, new byte[backup.length]);

    try (Stores stores = Stores.open(url())) {
      assertThat(stores.health().up()).isFalse();
      assertThat(stores.health().detail()).contains("damaged", "backup").doesNotContain("away");
      assertThatThrownBy(() -> messages(stores).put(Message.of("refused")))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContaining("damaged");

      Files.write(file, backup);
      assertThat(stores.health().up()).isTrue();
      assertThat(found(stores, Message.of("saved"))).isTrue();
    }
  }

  @Test
  void aGivenDataSourceThatMayNotForceTheDiskIsRefused() throws SQLException {
    var dataSource = new JdbcDataSource();
    dataSource.setURL(url());
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create user ann password 'secret'");
      statement.execute("grant alter any schema to ann");
    }
    dataSource.setUser("ann");
    dataSource.setPassword("secret");
    try (Stores stores = SqlStores.of(dataSource)) {
      assertThatThrownBy(() -> messages(stores).put(Message.of("refused")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Admin rights are required");
    }
  }

  @Test
  void memoryWithoutANameIsFreshEachTimeAndGoneWhenClosed() {
    Message message = Message.of("forgotten");
    try (Stores one = SqlStores.inMemory();
        Stores other = Stores.open("jdbc:h2:mem:")) {
      messages(one).put(message);
      assertThat(found(one, message)).isTrue();
      assertThat(found(other, message)).isFalse();
    }
    try (Stores later = SqlStores.inMemory()) {
      assertThat(found(later, message)).isFalse();
    }
  }

  @Test
  void memoryWithANameIsSharedWhileSomebodyHoldsIt() {
    Message message = Message.of("shared");
    try (Stores one = Stores.open("jdbc:h2:mem:promise")) {
      messages(one).put(message);
      try (Stores other = Stores.open("jdbc:h2:mem:promise")) {
        assertThat(found(other, message)).isTrue();
      }
      assertThat(found(one, message)).isTrue();
    }
    try (Stores later = Stores.open("jdbc:h2:mem:promise")) {
      assertThat(found(later, message)).isFalse();
    }
  }

  /** False if it was turned away: who is interrupted while waiting for anything is. */
  private static boolean isPut(Stores stores, Message message) {
    try {
      messages(stores).put(message);
      return true;
    } catch (StoreBusyException | StoreUnavailableException | OutcomeUnknownException e) {
      return false;
    }
  }

  private static void interruptWriters(ThreadGroup group) {
    var threads = new Thread[group.activeCount() + 10];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().equals("interrupted writer")) {
        threads[i].interrupt();
      }
    }
    Thread.onSpinWait();
  }

  private int inAnotherProcess(String what, String howMany) throws Exception {
    Process process = another(what, howMany).inheritIO().start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private ProcessBuilder another(String what, String howMany) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Putter.class.getName(),
        url(),
        what,
        howMany);
  }

  private String url() {
    return "jdbc:h2:" + folder.resolve("promise");
  }

  private Path door() {
    return folder.resolve("promise.door");
  }

  private static List<Message> numbered(int howMany) {
    return IntStream.range(0, howMany).mapToObj(i -> Message.of("message " + i)).toList();
  }

  private static boolean found(Stores stores, Message message) {
    return messages(stores).find(message.digest()).isPresent();
  }

  private static MessageStore messages(Stores stores) {
    return stores.get(MessageStore.class);
  }

  /** A process of its own: puts messages one by one, and may then drop dead, or stay. */
  static final class Putter {
    static final int HALTED = 9;
    static final String HOLDS = "It holds the file.";

    private Putter() {}

    public static void main(String[] args) throws IOException {
      try (Stores stores = Stores.open(args[0])) {
        numbered(Integer.parseInt(args[2])).forEach(messages(stores)::put);
        if (args[1].equals("put-and-halt")) {
          Runtime.getRuntime().halt(HALTED);
        }
        if (args[1].equals("put-and-hold")) {
          System.out.println(HOLDS);
          System.in.read();
        }
      }
    }
  }
}
