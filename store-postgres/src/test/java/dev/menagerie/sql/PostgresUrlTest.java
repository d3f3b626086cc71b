package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of a PostgreSQL are understood, and what is told of them. */
class PostgresUrlTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @ParameterizedTest
  @CsvSource({
    "postgresql://ann:secret@db.example:5433/zoo?sslmode=require, db.example:5433/zoo",
    "postgres://db.example/zoo, db.example/zoo",
    "POSTGRESQL://db.example/zoo, db.example/zoo",
    "postgresql://ann@/zoo, localhost/zoo",
    "postgresql://ann@db.example, db.example/ann",
    "'postgresql://a:1,b:2/zoo?target_session_attrs=read-write', 'a:1,b:2/zoo'",
    "jdbc:postgresql://db.example:5433/zoo?user=ann&password=secret, db.example:5433/zoo",
    "jdbc:postgresql:zoo, localhost/zoo",
    "jdbc:postgresql:///zoo, localhost/zoo"
  })
  void theNameSaysWhereItIsAndNothingElse(String url, String where) {
    try (Stores stores = Stores.open(url)) {
      assertThat(stores.name()).isEqualTo("PostgreSQL at " + where);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql:db",
        "postgresql://host/db?sslmode",
        "postgresql://%2Fvar%2Frun/db",
        "jdbc:postgresql://host:port/db"
      })
  void whatMakesNoSenseIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open(url))
        .withMessageContaining("PostgreSQL");
  }

  @Test
  void bothFormsReachTheServer() {
    for (String url : new String[] {POSTGRES.url(), POSTGRES.libpqUrl()}) {
      try (Stores stores = Stores.open(url)) {
        assertThat(stores.health().up()).isTrue();
      }
    }
  }

  @Test
  void noPasswordIsToldWhenItCannotBeReached() {
    int port = FreePorts.one();
    String[] urls = {
      "postgresql://ann:s3cr3t@localhost:" + port + "/zoo",
      "jdbc:postgresql://localhost:" + port + "/zoo?user=ann&password=s3cr3t"
    };
    for (String url : urls) {
      try (Stores stores = Stores.open(url)) {
        assertThatThrownBy(() -> stores.get(SharedSecrets.class).find("key"))
            .isInstanceOf(StoreUnavailableException.class)
            .satisfies(failure -> assertThat(trace(failure)).doesNotContain("s3cr3t"));
        assertThat(stores.health().detail()).isNotEmpty().doesNotContain("s3cr3t");
      }
    }
  }

  private static String trace(Throwable failure) {
    var out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out));
    return out.toString();
  }
}
