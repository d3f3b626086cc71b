package dev.menagerie.benchmarks;

import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.store.Stores;
import dev.menagerie.web.procedures.files.CodeFormat;
import dev.menagerie.web.procedures.files.CodeImport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/** An import beside PostgreSQL's own {@code COPY} of the same file into the same empty table. */
final class ImportContest {
  private static final int ROWS = 1_000_000;

  private final Stores stores;
  private final String url;
  private final int rows;
  private final Path file;

  /** Works in a database, on so many rows. */
  ImportContest(Stores stores, String url, int rows) throws IOException {
    this.stores = stores;
    this.url = url;
    this.rows = rows;
    file = Files.createTempFile("menagerie-benchmark", ".csv");
    file.toFile().deleteOnExit();
    CatalogRows.write(file, rows);
  }

  /** A million rows, so many times. */
  static Contest.Result run(EmbeddedPostgres postgres, int rounds) throws Exception {
    createDatabase(postgres, "imports");
    String url = postgres.getJdbcUrl("postgres", "imports");
    try (Stores stores = Stores.open(url)) {
      return new ImportContest(stores, url, ROWS).run(rounds);
    }
  }

  static void createDatabase(EmbeddedPostgres postgres, String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
  }

  /** Each turn takes as long as it takes. */
  Contest.Result run(int rounds) throws Exception {
    List<Double> oursEach = new ArrayList<>();
    List<Double> copyEach = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      copyEach.add(copy());
      oursEach.add(ours());
      ratios.add(oursEach.get(round) / copyEach.get(round));
    }
    return new Contest.Result(
        "import of %,d codes, beside COPY".formatted(rows),
        Contest.median(oursEach),
        Contest.median(copyEach),
        Contest.median(ratios),
        Collections.min(ratios),
        Collections.max(ratios),
        0.5);
  }

  /** Rows a second of an import that is checked, compared and put in force as a whole. */
  double ours() throws Exception {
    var catalog = stores.get(CatalogImport.class);
    catalog.clear();
    long begin = System.nanoTime();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      CodeImport.Report report =
          CodeImport.run(catalog, CodeFormat.CSV.reader(in), Optional.empty(), false, read -> {});
      if (!report.applied() || report.comparison().added() != rows) {
        throw new IllegalStateException("Not imported: " + report);
      }
    }
    return perSecond(begin);
  }

  private double copy() throws Exception {
    stores.get(CatalogImport.class).clear();
    try (Connection connection = DriverManager.getConnection(url);
        InputStream in = Files.newInputStream(file)) {
      long begin = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy starter_pxcodes (pxcode, procedure) from stdin csv header", in);
      return perSecond(begin);
    }
  }

  private double perSecond(long begin) {
    return rows / ((System.nanoTime() - begin) / 1e9);
  }
}
