package dev.menagerie.sql;

import dev.menagerie.testkit.Fresh;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL: one server for all tests of a run, started when the first one wants it. */
final class Postgres implements BeforeAllCallback {
  private Server server;

  /** The server, stopped by JUnit at the end of the run. */
  private record Server(EmbeddedPostgres postgres) implements AutoCloseable {
    static Server start() {
      try {
        return new Server(EmbeddedPostgres.builder().start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Postgres.class))
            .getOrComputeIfAbsent(Server.class, type -> Server.start(), Server.class);
  }

  /** Where it is, in the JDBC driver's form. */
  String url() {
    return server.postgres.getJdbcUrl("postgres", "postgres");
  }

  /** Makes a database of its own, and says where it is, in the JDBC driver's form. */
  String emptyDatabase() throws SQLException {
    String name = Fresh.identifier("empty");
    execute("create database " + name);
    return server.postgres.getJdbcUrl("postgres", name);
  }

  /** The name of the database at such a URL. */
  static String nameOf(String url) {
    return url.replaceAll(".*/|\\?.*", "");
  }

  /** Does something past the product, as with psql. */
  void execute(String sql) throws SQLException {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Where it is, in psql's form. */
  String libpqUrl() {
    return "postgresql://postgres:pa%24%24word@localhost:"
        + server.postgres.getPort()
        + "/postgres";
  }

  /** As a user would hand it over. */
  DataSource dataSource() {
    return server.postgres.getPostgresDatabase();
  }
}
