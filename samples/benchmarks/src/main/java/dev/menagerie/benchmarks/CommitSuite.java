package dev.menagerie.benchmarks;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/** Group commit on PostgreSQL beside clients that insert one row per commit over plain JDBC. */
final class CommitSuite {
  private static final int CLIENTS = 64;
  private static final String PLAIN_INSERT = "insert into direct values (?, ?, null)";

  /** One that may be repeated, as ours may. */
  private static final String OUR_INSERT =
      "insert into direct as d values (?, ?, null)"
          + " on conflict (digest) do update set expires = null where d.expires is not null";

  private final String url;
  private final AtomicLong numbers = new AtomicLong(System.nanoTime());

  private CommitSuite(String url) {
    this.url = url;
  }

  static List<Contest.Result> run(Contest contest, String url) throws Exception {
    return new CommitSuite(url).contests(contest);
  }

  private List<Contest.Result> contests(Contest contest) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists direct"
              + " (digest bytea primary key, body bytea not null, expires bigint)");
    }
    var results = new ArrayList<Contest.Result>();
    try (Stores stores = Stores.open(url)) {
      MessageStore store = stores.get(MessageStore.class);
      try (GroupCommit<Message, Digest> commit =
          GroupCommit.to(stores.name(), "put messages", store::putAll).build()) {
        // First, while both tables are small: the crowds fill ours with several times as many rows.
        results.add(
            contest.run(
                "a lone caller, the same insert",
                0.95,
                seconds -> direct(PLAIN_INSERT, 1, seconds, CommitSuite::throughGroupCommit),
                seconds -> direct(PLAIN_INSERT, 1, seconds, write -> write)));
        results.add(
            contest.run(
                "a lone caller, beside the store's upsert",
                0.95,
                seconds -> manyThreads(1, seconds, () -> commit.call(next())),
                seconds -> direct(OUR_INSERT, 1, seconds, write -> write)));
        results.add(
            contest.run(
                "a lone caller, beside a plain insert",
                0.95,
                seconds -> manyThreads(1, seconds, () -> commit.call(next())),
                seconds -> direct(PLAIN_INSERT, 1, seconds, write -> write)));
        results.add(
            contest.run(
                "64 writes in flight, PostgreSQL",
                4,
                seconds -> inFlight(commit, seconds),
                this::oneRowPerCommit));
        results.add(
            contest.run(
                "64 blocking threads, PostgreSQL",
                2.5,
                seconds -> manyThreads(CLIENTS, seconds, () -> commit.call(next())),
                this::oneRowPerCommit));
      }
    }
    return results;
  }

  private Message next() {
    return Message.of("a message of some length, to be stored once: " + numbers.incrementAndGet());
  }

  /** Keeps 64 writes in flight, as asynchronous servlets do, from one thread. */
  private double inFlight(GroupCommit<Message, Digest> commit, double seconds)
      throws InterruptedException {
    var slots = new Semaphore(CLIENTS);
    var done = new LongAdder();
    var failure = new AtomicReference<Throwable>();
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      slots.acquire();
      CompletableFuture<Digest> unused =
          commit
              .submit(next())
              .whenComplete(
                  (digest, thrown) -> {
                    if (thrown == null) {
                      done.increment();
                    } else {
                      failure.set(thrown);
                    }
                    slots.release();
                  });
    }
    slots.acquire(CLIENTS);
    if (failure.get() != null) {
      throw new CompletionException(failure.get());
    }
    return done.sum() / ((System.nanoTime() - begin) / 1e9);
  }

  private double oneRowPerCommit(double seconds) throws Exception {
    return direct(PLAIN_INSERT, CLIENTS, seconds, write -> write);
  }

  /** What group commit itself costs a caller who is alone. */
  private static Write throughGroupCommit(Write write) {
    var commit =
        GroupCommit.to(
                "PostgreSQL",
                "insert",
                (List<Message> messages) -> messages.stream().map(write::insert).toList())
            .build();
    return commit::call;
  }

  /** Stores a message. */
  @FunctionalInterface
  private interface Write {
    Integer insert(Message message);
  }

  private double direct(String insert, int clients, double seconds, UnaryOperator<Write> how)
      throws Exception {
    var connections = new ArrayList<Connection>();
    try {
      for (int i = 0; i < clients; i++) {
        connections.add(DriverManager.getConnection(url));
      }
      var free = new AtomicLong();
      var prepared =
          ThreadLocal.<PreparedStatement>withInitial(
              () -> prepared(connections.get((int) free.getAndIncrement()), insert));
      Write write = how.apply(message -> execute(prepared.get(), message));
      return manyThreads(clients, seconds, () -> write.insert(next()));
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static int execute(PreparedStatement insert, Message message) {
    try {
      insert.setBytes(1, HexFormat.of().parseHex(message.digest().hex()));
      insert.setBytes(2, message.utf8());
      return insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String insert) {
    try {
      return connection.prepareStatement(insert);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double manyThreads(int threads, double seconds, Callable<?> write)
      throws Exception {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      long begin = System.nanoTime();
      long end = begin + (long) (seconds * 1e9);
      var running = new ArrayList<Future<Long>>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  long writes = 0;
                  for (; System.nanoTime() < end; writes++) {
                    write.call();
                  }
                  return writes;
                }));
      }
      long writes = 0;
      for (Future<Long> future : running) {
        writes += future.get();
      }
      return writes / ((System.nanoTime() - begin) / 1e9);
    } finally {
      pool.shutdown();
    }
  }
}
