package dev.menagerie.sql;

import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.StoreCall;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Watches the versions that the database counts, over a connection of its own. On PostgreSQL a
 * {@code NOTIFY} makes it look at once; it looks anyway several times a second, because a
 * connection that has died in silence brings no news either. What was read last is good for less
 * than half a second: whoever loses the database loses what was kept, without having to notice.
 *
 * <p>It begins when first asked, and so costs nothing where nobody keeps anything.
 */
final class SqlWatch implements ChangeWatch, AutoCloseable {
  private static final Logger LOG = System.getLogger(SqlWatch.class.getName());
  private static final long GOOD_FOR_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
  private static final int PAUSE_MILLIS = 120;
  private static final int TO_END_MILLIS = 1000;

  /** A host that died without a word says nothing for ever, and the next one is never asked. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();

  /** Rises with every change, ours included: what is told to those who ask. */
  private final Map<Topic, AtomicLong> revisions =
      Map.of(Topic.PROCEDURES, new AtomicLong(), Topic.ACCOUNTS, new AtomicLong());

  private volatile boolean begun;
  private volatile boolean closed;
  private volatile boolean heard;
  private volatile long heardAt;
  private Thread thread;
  private Versions last;

  private record Versions(long procedures, long accounts) {}

  SqlWatch(Database database) {
    this.database = database;
  }

  @Override
  public OptionalLong revision(Topic topic) {
    if (!begun) {
      begin();
    }
    return heard && System.nanoTime() - heardAt < GOOD_FOR_NANOS
        ? OptionalLong.of(revisions.get(topic).get())
        : OptionalLong.empty();
  }

  /** Notes a change that was made here, before whoever made it is told. */
  void changed(Topic topic) {
    revisions.get(topic).incrementAndGet();
  }

  /** Returns when the watching has ended, or hangs in a connection that time will end. */
  @Override
  public void close() {
    Thread watching;
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
      watching = thread;
    } finally {
      lock.unlock();
    }
    if (watching != null) {
      try {
        watching.join(TO_END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void begin() {
    lock.lock();
    try {
      if (!begun && !closed) {
        begun = true;
        thread = new Thread(this::watch, "menagerie-watch " + database.name());
        thread.setDaemon(true);
        thread.start();
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    while (!closed) {
      try (Session.Lasting session =
          database.lasting(new StoreCall(database.name(), "watch for changes", ""), PATIENCE)) {
        watch(session.session());
      } catch (RuntimeException | SQLException e) {
        heard = false;
        LOG.log(Level.DEBUG, "Lost sight of {0}: {1}", database.name(), e);
      }
      pause();
    }
  }

  private void watch(Session session) throws SQLException {
    Handle handle = session.handle();
    // News is told between transactions only, and each look must see what is there by then.
    handle.getConnection().setAutoCommit(true);
    if (session.dialect() != Dialect.POSTGRES) {
      look(session, null);
      return;
    }
    handle.execute("listen menagerie");
    try {
      look(
          session,
          handle.getConnection().isWrapperFor(PGConnection.class)
              ? handle.getConnection().unwrap(PGConnection.class)
              : null);
    } finally {
      // The connection may be somebody else's pool's.
      handle.execute("unlisten menagerie");
    }
  }

  /** Looks until it is closed: when the bell rings, if there is one, and after each pause. */
  private void look(Session session, PGConnection bell) throws SQLException {
    while (!closed) {
      long asked = System.nanoTime();
      compare(read(session));
      heardAt = asked;
      heard = true;
      if (bell == null) {
        pause();
      } else {
        bell.getNotifications(PAUSE_MILLIS);
      }
    }
  }

  private static Versions read(Session session) {
    return session.rows("versions", sql -> {}, (row, context) -> versions(row)).get(0);
  }

  private static Versions versions(ResultSet row) throws SQLException {
    return new Versions(row.getLong(1), row.getLong(2));
  }

  private void compare(Versions now) {
    if (last == null || last.procedures != now.procedures) {
      changed(Topic.PROCEDURES);
    }
    if (last == null || last.accounts != now.accounts) {
      changed(Topic.ACCOUNTS);
    }
    last = now;
  }

  private void pause() {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
