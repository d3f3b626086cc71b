package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Messages on Redis, one key each, resting on the atomicity of scripts.
 *
 * <p>Messages are in 256 shards by the first two digits of their digest. The messages of a shard
 * share a slot with the index of their digests, so that one script changes both, on a Cluster too.
 * Our own clock tells what has expired; that Redis drops the text some time later only saves room.
 */
final class RedisMessages implements MessageStore {
  private static final Script PUT = Script.named("put-message.lua");
  private static final Script LIST = Script.named("list-messages.lua");
  private static final Script DELETE = Script.named("delete-message.lua");

  private static final String FOREVER = "forever";
  private static final int LONGEST_EXPIRY = 19;
  private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59.999Z");

  /** How long Redis keeps what has expired, lest clocks that disagree lose what has not. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final int SHARDS = 256;
  private static final int SHARDS_A_TRIP = 16;
  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{1,64}");

  private final RedisLink link;
  private final KeySpace keys;
  private final Clock clock;

  RedisMessages(RedisLink link, KeySpace keys, Clock clock) {
    this.link = link;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public List<Digest> putAll(List<Message> messages) {
    Instant now = clock.instant();
    link.writeAll(
        call("put " + messages.size() + " messages", ""),
        Repeat.HARMLESS,
        messages.stream()
            .filter(message -> message.expires().map(now::isBefore).orElse(true))
            .map(message -> put(message, now))
            .toList());
    return messages.stream().map(Message::digest).toList();
  }

  @Override
  public Optional<Message> find(Digest digest) {
    String key = messageKey(digest.hex());
    StoreCall call = call("find message", digest.hex());
    byte[] stored = link.read(call, Command.of(key, Command.REDIS.get(key.getBytes(UTF_8))));
    return stored == null ? Optional.empty() : alive(verified(call, digest, stored));
  }

  @Override
  public List<Digest> findByPrefix(String prefix, int limit) {
    Check.key("prefix", prefix, PREFIX, "1 to 64 lower-case hexadecimal digits");
    // The shards that the prefix may be in: sixteen for one digit, else one.
    int first = Integer.parseInt((prefix + "0").substring(0, 2), 16);
    int last = Integer.parseInt((prefix + "f").substring(0, 2), 16);
    return listed("list messages by prefix", prefix, first, last, "[" + prefix, limit).stream()
        .takeWhile(digest -> digest.hex().startsWith(prefix))
        .toList();
  }

  @Override
  public List<Digest> list(Optional<Digest> after, int limit) {
    int first = after.map(d -> Integer.parseInt(d.hex().substring(0, 2), 16)).orElse(0);
    String from = after.map(digest -> "(" + digest).orElse("-");
    return listed("list messages", "", first, SHARDS - 1, from, limit);
  }

  @Override
  public boolean delete(Digest digest) {
    String hex = digest.hex();
    Object deleted =
        link.write(
            call("delete message", hex),
            Repeat.NEVER,
            DELETE.with(
                List.of(messageKey(hex), indexKey(hex), expiringKey(hex)), List.of(hex, now())));
    return deleted.equals(1L);
  }

  private Command<Object> put(Message message, Instant now) {
    String hex = message.digest().hex();
    Optional<Instant> expiry = message.expires().map(e -> e.isAfter(LAST_EXPIRY) ? LAST_EXPIRY : e);
    return PUT.withBytes(
        List.of(messageKey(hex), indexKey(hex), expiringKey(hex)),
        List.of(
            bytes(hex),
            message.utf8(),
            bytes(expiry.map(RedisMessages::millis).orElse(FOREVER)),
            bytes(expiry.map(e -> "" + Duration.between(now, e).plus(GRACE).toMillis()).orElse("")),
            bytes(millis(now.minus(GRACE)))));
  }

  private Message verified(StoreCall call, Digest digest, byte[] stored) {
    int newline = 0;
    while (newline <= LONGEST_EXPIRY && newline < stored.length && stored[newline] != '\n') {
      newline++;
    }
    try {
      String expiry = new String(stored, 0, newline, UTF_8);
      Instant expires =
          expiry.equals(FOREVER) ? null : Instant.ofEpochMilli(Long.parseLong(expiry));
      byte[] text = Arrays.copyOfRange(stored, Math.min(newline + 1, stored.length), stored.length);
      return Message.verified(digest, text, expires).orElseThrow(() -> corrupt(call, null));
    } catch (NumberFormatException e) {
      throw corrupt(call, e);
    }
  }

  private Optional<Message> alive(Message message) {
    Instant now = clock.instant();
    return message.expires().map(now::isBefore).orElse(true)
        ? Optional.of(message)
        : Optional.empty();
  }

  private List<Digest> listed(
      String operation, String key, int first, int last, String from, int limit) {
    Check.limit(limit, MAX_LIMIT);
    var found = new ArrayList<Digest>();
    for (int shard = first; shard <= last && found.size() < limit; shard += SHARDS_A_TRIP) {
      int most = limit - found.size();
      List<Command<Object>> questions =
          IntStream.rangeClosed(shard, Math.min(last, shard + SHARDS_A_TRIP - 1))
              .mapToObj(each -> list(String.format("%02x", each), from, most))
              .toList();
      for (Object page : link.readAll(call(operation, key), questions)) {
        ((List<?>) page)
            .stream()
                .limit(limit - found.size())
                .forEach(hex -> found.add(new Digest((String) hex)));
      }
    }
    return List.copyOf(found);
  }

  private Command<Object> list(String shard, String from, int limit) {
    return LIST.with(
        List.of(indexKey(shard), expiringKey(shard)), List.of(from, "+", "" + limit, now()));
  }

  private String messageKey(String hex) {
    return keys.of(shard(hex), hex);
  }

  private String indexKey(String hex) {
    return keys.of(shard(hex), "index");
  }

  private String expiringKey(String hex) {
    return keys.of(shard(hex), "expiring");
  }

  private static String shard(String hex) {
    return "messages:" + hex.substring(0, 2);
  }

  private String now() {
    return millis(clock.instant());
  }

  private static String millis(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(UTF_8);
  }

  private StoreCall call(String operation, String key) {
    return new StoreCall(link.name(), operation, key);
  }

  private static StoreException corrupt(StoreCall call, Throwable cause) {
    return new StoreException(
        call, "what is stored there is not what the digest promises; delete it.", cause);
  }
}
