package dev.menagerie.sql;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Messages in {@code menagerie_messages}: rests on the upsert of many rows in one statement.
 *
 * <p>What has expired is invisible at once; now and then a put takes away some of what has been so
 * for a while.
 */
final class SqlMessages implements MessageStore {
  private static final Logger LOG = System.getLogger(SqlMessages.class.getName());
  private static final Duration BETWEEN_TRIMS = Duration.ofMinutes(1);

  /** How long what has expired is kept, lest clocks that disagree lose what has not. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final int MOST_TRIMMED = 1_000;
  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{1,64}");

  private final Database database;
  private final Clock clock;
  private final AtomicReference<Instant> nextTrim = new AtomicReference<>(Instant.MIN);

  SqlMessages(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Digest> putAll(List<Message> messages) {
    Instant now = clock.instant();
    var fresh = new TreeMap<Digest, Message>();
    for (Message message : messages) {
      if (message.expires().isEmpty() || message.expires().get().isAfter(now)) {
        fresh.merge(message.digest(), message, SqlMessages::longerLived);
      }
    }
    if (fresh.size() == 1) {
      putOne(fresh.firstEntry().getValue());
    } else if (!fresh.isEmpty()) {
      putMany(fresh.values());
    }
    trim(now);
    return messages.stream().map(Message::digest).toList();
  }

  private static Message longerLived(Message one, Message other) {
    if (one.expires().isEmpty() || other.expires().isEmpty()) {
      return one.expires().isEmpty() ? one : other;
    }
    return one.expires().get().isAfter(other.expires().get()) ? one : other;
  }

  private void putOne(Message message) {
    database.call(
        Trip.writingAgain("put message", message.digest().hex()),
        session -> {
          session.direct(
              "put-message",
              statement -> {
                statement.setBytes(1, bytes(message.digest()));
                statement.setBytes(2, message.utf8());
                statement.setString(3, expiry(message));
              });
          return null;
        });
  }

  private void putMany(Collection<Message> messages) {
    database.call(
        Trip.writingAgain("put " + messages.size() + " messages", ""),
        session -> {
          if (messages.stream().allMatch(message -> message.expires().isEmpty())) {
            session.direct("put-lasting-messages", statement -> bind(session, statement, messages));
          } else {
            session.direct(
                "put-messages",
                statement -> {
                  bind(session, statement, messages);
                  bindExpiries(session, statement, messages);
                });
          }
          return null;
        });
  }

  private static void bind(
      Session session, PreparedStatement statement, Collection<Message> messages)
      throws SQLException {
    Dialect dialect = session.dialect();
    Connection connection = statement.getConnection();
    byte[][] digests = Columns.bytes(messages, message -> bytes(message.digest()));
    byte[][] bodies = Columns.bytes(messages, Message::utf8);
    statement.setArray(1, dialect.bytes(connection, digests));
    statement.setArray(2, dialect.bytes(connection, bodies));
  }

  private static void bindExpiries(
      Session session, PreparedStatement statement, Collection<Message> messages)
      throws SQLException {
    String[] expiries = Columns.texts(messages, SqlMessages::expiry);
    statement.setArray(3, session.dialect().texts(statement.getConnection(), expiries));
  }

  private static String expiry(Message message) {
    return message.expires().map(Instant::toString).orElse(null);
  }

  @Override
  public List<Optional<Message>> findAll(List<Digest> digests) {
    if (digests.isEmpty()) {
      return List.of();
    }
    var found = new HashMap<Digest, Optional<Message>>();
    database
        .call(
            Trip.reading("find messages", digests.size() == 1 ? digests.get(0).hex() : ""),
            session ->
                session.direct(
                    session.statements("find-messages"),
                    statement -> {
                      Connection connection = statement.getConnection();
                      byte[][] wanted = Columns.bytes(digests, SqlMessages::bytes);
                      statement.setArray(1, session.dialect().bytes(connection, wanted));
                      statement.setObject(2, now());
                    },
                    Stored::read))
        .forEach(
            stored -> {
              Digest digest = stored.digest;
              found.put(digest, Optional.of(stored.message.orElseThrow(() -> anotherText(digest))));
            });
    return digests.stream().map(digest -> found.getOrDefault(digest, Optional.empty())).toList();
  }

  /** What is stored under a digest: nothing, if it is not what the digest promises. */
  private record Stored(Digest digest, Optional<Message> message) {
    static Stored read(ResultSet row) throws SQLException {
      Digest digest = SqlMessages.digest(row.getBytes(1));
      return new Stored(digest, Message.verified(digest, row.getBytes(2), SqlMessages.expiry(row)));
    }
  }

  private static Instant expiry(ResultSet row) throws SQLException {
    OffsetDateTime expires = row.getObject(3, OffsetDateTime.class);
    return expires == null ? null : expires.toInstant();
  }

  private StoreException anotherText(Digest digest) {
    return new StoreException(
        new StoreCall(database.name(), "find message", digest.hex()),
        "what is stored there is another text. Somebody changed it;"
            + " delete it and put the message again.",
        null);
  }

  @Override
  public List<Digest> findByPrefix(String prefix, int limit) {
    Check.key("prefix", prefix, PREFIX, "1 to 64 lower-case hexadecimal digits");
    Check.limit(limit, MAX_LIMIT);
    return between(
        "find messages by prefix",
        prefix,
        ">=",
        HexFormat.of().parseHex(prefix + "0".repeat(64 - prefix.length())),
        HexFormat.of().parseHex(prefix + "f".repeat(64 - prefix.length())),
        limit);
  }

  @Override
  public List<Digest> list(Optional<Digest> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    var last = new byte[32];
    Arrays.fill(last, (byte) 0xff);
    return after
        .map(digest -> between("list messages", "", ">", bytes(digest), last, limit))
        .orElseGet(() -> between("list messages", "", ">=", new byte[32], last, limit));
  }

  private List<Digest> between(
      String operation, String key, String comparison, byte[] first, byte[] last, int limit) {
    return database.call(
        Trip.reading(operation, key),
        session ->
            session
                .handle()
                .createQuery(
                    "select digest from menagerie_messages where digest "
                        + comparison
                        + " :first and digest <= :last"
                        + " and (expires is null or expires > :now) order by digest limit :limit")
                .bind("first", first)
                .bind("last", last)
                .bind("now", now())
                .bind("limit", limit)
                .map((row, context) -> digest(row.getBytes(1)))
                .list());
  }

  @Override
  public boolean delete(Digest digest) {
    return database.call(
        Trip.writing("delete message", digest.hex()),
        session ->
            session
                    .handle()
                    .createUpdate(
                        "delete from menagerie_messages"
                            + " where digest = :digest and (expires is null or expires > :now)")
                    .bind("digest", bytes(digest))
                    .bind("now", now())
                    .execute()
                > 0);
  }

  /** Every put may; the first in a minute does. That it fails is no concern of whoever put. */
  private void trim(Instant now) {
    Instant due = nextTrim.get();
    if (now.isBefore(due) || !nextTrim.compareAndSet(due, now.plus(BETWEEN_TRIMS))) {
      return;
    }
    OffsetDateTime longAgo = now.minus(GRACE).atOffset(ZoneOffset.UTC);
    try {
      int trimmed =
          database.call(
              Trip.writingAgain("remove expired messages", ""),
              session ->
                  session.changes(
                      "trim-messages",
                      sql -> sql.bind("longAgo", longAgo).bind("limit", MOST_TRIMMED)));
      if (trimmed == MOST_TRIMMED) {
        nextTrim.set(now);
      }
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "Expired messages stay for now", e);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Digest digest(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(bytes));
  }

  private static byte[] bytes(Digest digest) {
    return HexFormat.of().parseHex(digest.hex());
  }
}
