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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Messages on Redis, one key each, resting on the atomicity of scripts.
 *
 * <p>Messages are in 256 shards by the first two digits of their digest. The messages of a shard
 * share a slot with the index of their digests, so that one script changes both, on a Cluster too.
 * Entering a digest into that ordered index costs Redis more than storing the text. So whoever puts
 * a message only notes its digest as fresh, in the same script, and whoever lists enters the fresh
 * ones first. Our own clock tells what has expired; that Redis drops the text some time later only
 * saves room.
 */
final class RedisMessages implements MessageStore {
  private static final Script PUT = Script.named("put-messages.lua");
  private static final Script PUT_EXPIRING = Script.named("put-expiring-messages.lua");
  private static final Script LIST = Script.named("list-messages.lua");
  private static final Script DELETE = Script.named("delete-message.lua");

  /** More would keep all others waiting for longer than need be: a script runs alone. */
  private static final int MOST_A_SCRIPT = 128;

  private static final int MOST_FRESH_A_SCRIPT = 500;

  private static final String INDEX = "index";
  private static final String EXPIRING = "expiring";
  private static final String FRESH = "fresh";
  private static final byte[] FOREVER = bytes("forever");
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
    StoreCall call = call("put " + messages.size() + " messages", "");
    Instant now = clock.instant();
    var staying = new ArrayList<Message>(messages.size());
    var expiring = new ArrayList<Message>();
    for (Message message : messages) {
      Instant expires = message.expires().orElse(null);
      if (expires == null) {
        staying.add(message);
      } else if (now.isBefore(expires)) {
        expiring.add(message);
      }
    }
    var puts = new ArrayList<Command<Object>>();
    together(call, staying).forEach(some -> puts.add(put(some)));
    together(call, expiring).forEach(some -> puts.add(putExpiring(some, now)));
    link.writeAll(call, Repeat.HARMLESS, puts);
    return messages.stream().map(Message::digest).toList();
  }

  @Override
  public List<Optional<Message>> findAll(List<Digest> digests) {
    String whose = digests.size() == 1 ? digests.get(0).hex() : "";
    List<byte[]> stored =
        link.readAll(call("find messages", whose), digests.stream().map(this::get).toList());
    var found = new ArrayList<Optional<Message>>(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      byte[] bytes = stored.get(i);
      found.add(bytes == null ? Optional.empty() : alive(verified(digests.get(i), bytes)));
    }
    return found;
  }

  private Command<byte[]> get(Digest digest) {
    String key = messageKey(digest.hex());
    return Command.of(key, Command.REDIS.get(bytes(key)));
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
                List.of(messageKey(hex), indexKey(hex), expiringKey(hex), freshKey(hex)),
                List.of(hex, now())));
    return deleted.equals(1L);
  }

  private List<List<Message>> together(StoreCall call, List<Message> messages) {
    return link.together(
        call, messages, message -> messageKey(message.digest().hex()), MOST_A_SCRIPT);
  }

  private Command<Object> put(List<Message> messages) {
    var theirKeys = new ArrayList<String>(2 * messages.size());
    var arguments = new ArrayList<byte[]>(messages.size());
    for (Message message : messages) {
      String hex = message.digest().hex();
      String shard = keys.of(shard(hex), "");
      theirKeys.add(shard + hex);
      theirKeys.add(shard + FRESH);
      arguments.add(stored(FOREVER, message.utf8()));
    }
    return PUT.withBytes(theirKeys, arguments);
  }

  private Command<Object> putExpiring(List<Message> messages, Instant now) {
    var theirKeys = new ArrayList<String>(3 * messages.size());
    var arguments = new ArrayList<byte[]>(3 * messages.size() + 1);
    arguments.add(bytes(millis(now.minus(GRACE))));
    for (Message message : messages) {
      String hex = message.digest().hex();
      theirKeys.addAll(List.of(messageKey(hex), indexKey(hex), expiringKey(hex)));
      Instant expires = message.expires().orElseThrow();
      Instant expiry = expires.isAfter(LAST_EXPIRY) ? LAST_EXPIRY : expires;
      byte[] head = bytes(millis(expiry));
      arguments.add(stored(head, message.utf8()));
      arguments.add(head);
      arguments.add(bytes(keptFor(now, expiry)));
    }
    return PUT_EXPIRING.withBytes(theirKeys, arguments);
  }

  private static byte[] stored(byte[] expiry, byte[] text) {
    byte[] stored = Arrays.copyOf(expiry, expiry.length + 1 + text.length);
    stored[expiry.length] = '\n';
    System.arraycopy(text, 0, stored, expiry.length + 1, text.length);
    return stored;
  }

  private static String keptFor(Instant now, Instant expiry) {
    return Long.toString(Duration.between(now, expiry).plus(GRACE).toMillis());
  }

  private Message verified(Digest digest, byte[] stored) {
    StoreCall call = call("find message", digest.hex());
    int newline = 0;
    while (newline <= LONGEST_EXPIRY && newline < stored.length && stored[newline] != '\n') {
      newline++;
    }
    try {
      String expiry = new String(stored, 0, newline, UTF_8);
      Instant expires =
          expiry.equals("forever") ? null : Instant.ofEpochMilli(Long.parseLong(expiry));
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
      pages(call(operation, key), questions).stream()
          .flatMap(List::stream)
          .limit(most)
          .forEach(hex -> found.add(new Digest((String) hex)));
    }
    return List.copyOf(found);
  }

  /** Asks until every shard has entered what is fresh, and answers. */
  private List<List<?>> pages(StoreCall call, List<Command<Object>> questions) {
    var pages = new ArrayList<List<?>>(Collections.nCopies(questions.size(), null));
    while (pages.contains(null)) {
      List<Integer> open =
          IntStream.range(0, pages.size()).filter(i -> pages.get(i) == null).boxed().toList();
      List<Object> answers = link.readAll(call, open.stream().map(questions::get).toList());
      for (int i = 0; i < answers.size(); i++) {
        pages.set(open.get(i), (List<?>) answers.get(i));
      }
    }
    return pages;
  }

  private Command<Object> list(String shard, String from, int limit) {
    return LIST.with(
        List.of(indexKey(shard), expiringKey(shard), freshKey(shard)),
        List.of(from, "+", "" + limit, now(), "" + MOST_FRESH_A_SCRIPT));
  }

  private String messageKey(String hex) {
    return keys.of(shard(hex), hex);
  }

  private String indexKey(String hex) {
    return keys.of(shard(hex), INDEX);
  }

  private String expiringKey(String hex) {
    return keys.of(shard(hex), EXPIRING);
  }

  private String freshKey(String hex) {
    return keys.of(shard(hex), FRESH);
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
