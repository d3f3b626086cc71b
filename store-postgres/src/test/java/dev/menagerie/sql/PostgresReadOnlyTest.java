package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What becomes of connections to a server that takes no writes, as after a failover, when the name
 * still leads to the one that was the writer before.
 */
class PostgresReadOnlyTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final Message BEFORE = Message.of("before");
  private static final Message AFTER = Message.of("after");

  private String database;
  private Stores stores;
  private MessageStore messages;

  @BeforeEach
  void openAndFailOver() throws SQLException {
    String url = POSTGRES.emptyDatabase();
    database = Postgres.nameOf(url);
    stores = Stores.open(url);
    messages = stores.get(MessageStore.class);
    messages.put(BEFORE);
    POSTGRES.execute("alter database " + database + " set default_transaction_read_only = on");
    POSTGRES.execute(
        "select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = '"
            + database
            + "'");
    assertThat(messages.find(BEFORE.digest())).contains(BEFORE);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void aWriteIsRefusedAndWorksAsSoonAsTheNameLeadsToTheWriter() throws SQLException {
    assertThatThrownBy(() -> messages.put(AFTER))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("read-only");
    leadToTheWriter();

    assertThat(messages.put(AFTER)).isEqualTo(AFTER.digest());
  }

  @Test
  void theHealthTellsAndEndsItWithoutAnyWrite() throws SQLException {
    assertThat(stores.health().up()).isFalse();
    assertThat(stores.health().detail()).contains("read-only");
    assertThat(messages.find(BEFORE.digest())).contains(BEFORE);
    assertThat(stores.health().up()).isFalse();
    leadToTheWriter();

    assertThat(messages.put(AFTER)).isEqualTo(AFTER.digest());
    assertThat(stores.health()).isEqualTo(Health.ok());
  }

  private void leadToTheWriter() throws SQLException {
    POSTGRES.execute("alter database " + database + " reset default_transaction_read_only");
  }
}
