package dev.menagerie.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.procedures.Procedure;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills the temporary table of an import: on PostgreSQL by COPY, else by batches of inserts. */
abstract class StagedRows implements AutoCloseable {
  /** Begins to fill the table, which is made now. */
  static StagedRows into(Session session) throws SQLException {
    for (String sql : session.statements("import-stage")) {
      session.handle().execute(sql);
    }
    return session.dialect() == Dialect.POSTGRES ? new Copied(session) : new Inserted(session);
  }

  abstract void add(long line, Procedure procedure) throws SQLException;

  /** No more rows; may be called again. */
  abstract void finish() throws SQLException;

  /**
   * Gives up what is not finished: no connection can be used, or given back, while it is copied.
   */
  @Override
  public abstract void close() throws SQLException;

  private static final class Copied extends StagedRows {
    private static final int CHUNK = 1 << 16;

    private final Session session;
    private final CopyIn copy;
    private final StringBuilder chunk = new StringBuilder(CHUNK + 1024);

    Copied(Session session) throws SQLException {
      this.session = session;
      copy =
          session
              .handle()
              .getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy incoming (line, pxcode, procedure) from stdin");
    }

    @Override
    void add(long line, Procedure procedure) throws SQLException {
      chunk.append(line).append('\t');
      escape(procedure.code());
      chunk.append('\t');
      escape(procedure.title());
      chunk.append('\n');
      if (chunk.length() >= CHUNK) {
        send();
      }
    }

    @Override
    void finish() throws SQLException {
      if (copy.isActive()) {
        send();
        copy.endCopy();
        session.handle().execute("analyze incoming");
      }
    }

    @Override
    public void close() throws SQLException {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }

    private void send() throws SQLException {
      byte[] bytes = chunk.toString().getBytes(UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
      chunk.setLength(0);
    }

    private void escape(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '\\' -> chunk.append("\\\\");
          case '\t' -> chunk.append("\\t");
          case '\n' -> chunk.append("\\n");
          case '\r' -> chunk.append("\\r");
          default -> chunk.append(c);
        }
      }
    }
  }

  private static final class Inserted extends StagedRows {
    private static final int BATCH = 1000;

    private final PreparedStatement insert;
    private int waiting;

    Inserted(Session session) throws SQLException {
      insert =
          session
              .handle()
              .getConnection()
              .prepareStatement("insert into incoming (line, pxcode, procedure) values (?, ?, ?)");
    }

    @Override
    void add(long line, Procedure procedure) throws SQLException {
      insert.setLong(1, line);
      insert.setString(2, procedure.code());
      insert.setString(3, procedure.title());
      insert.addBatch();
      waiting++;
      if (waiting >= BATCH) {
        finish();
      }
    }

    @Override
    void finish() throws SQLException {
      if (waiting > 0) {
        insert.executeBatch();
        waiting = 0;
      }
    }

    @Override
    public void close() throws SQLException {
      insert.close();
    }
  }
}
