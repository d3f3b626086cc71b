package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.store.StoreUnavailableException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From URLs to stores. */
class OpenStoresTest {
  private static final List<Service> MESSAGES = List.of(Service.MESSAGES);

  @TempDir Path folder;

  @Test
  void withoutAUrlTheDataLiesInTheDataFolderWhichOnlyItsOwnerMayEnter() throws Exception {
    Path data = folder.resolve("new/data");

    try (var stores = open(Map.of("data", data.toString()))) {
      assertThat(stores.of(Service.MESSAGES).get(MessageStore.class)).isNotNull();
      assertThat(stores.of(Service.MESSAGES).name()).contains(data.toString());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void withAUrlNoDataFolderIsMade() {
    Path data = folder.resolve("data");

    try (var stores = open(Map.of("data", data.toString(), "store", "jdbc:h2:mem:"))) {
      assertThat(stores.all()).hasSize(1);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void aStoreThatCannotHoldAnAppsDataIsRefused() {
    assertThatThrownBy(() -> open(Map.of("store", "consul://localhost")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--store", "messages", "Consul", "MessageStore");
  }

  @Test
  void aUrlThatNoModuleOpensIsRefused() {
    assertThatThrownBy(() -> open(Map.of("messages-store", "mongodb://localhost")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--messages-store", "mongodb:", "redis");
  }

  @Test
  void aDataFolderThatTheEmbeddedDatabaseCannotTakeIsRefused() {
    assertThatThrownBy(() -> open(Map.of("data", folder.resolve("a;b").toString())))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--data", "semicolon");
  }

  @Test
  void anEmbeddedStoreThatOpensLateIsGivenItsFirstUserAllTheSame() throws Exception {
    Path inTheWay = Files.createDirectory(folder.resolve("menagerie.mv.db"));
    try (var stores = open(Map.of("data", folder.toString()), List.of(Service.PROCEDURES))) {
      stores.openInBackground();
      Accounts accounts = stores.of(Service.PROCEDURES).get(Accounts.class);
      assertThatThrownBy(accounts::names).isInstanceOf(StoreUnavailableException.class);

      Files.delete(inTheWay);

      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .until(accounts::names, List.of("admin")::equals);
    }
  }

  @Test
  void theFirstUserDoesNotWaitForAnotherStoreThatDoesNotAnswer() throws Exception {
    var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var flags = new HashMap<>(Map.of("data", folder.toString(), "store-timeout", "1h"));
    flags.put("votes-store", "redis://127.0.0.1:" + silent.getLocalPort());
    try (var stores = open(flags, List.of(Service.PETS, Service.PROCEDURES))) {
      try (silent) {
        stores.openInBackground();
        Accounts accounts = stores.raw(Service.PROCEDURES).get(Accounts.class);

        await().atMost(Duration.ofMinutes(1)).until(accounts::names, List.of("admin")::equals);
      }
    }
  }

  private static OpenStores open(Map<String, String> flags) {
    return open(flags, MESSAGES);
  }

  private static OpenStores open(Map<String, String> flags, List<Service> services) {
    var configuration = new Configuration(flags, Map.of(), Map.of());
    return OpenStores.open(configuration, new DataFolder(configuration), services);
  }
}
