package dev.menagerie.redis;

import dev.menagerie.store.Counters;
import dev.menagerie.store.StoreCall;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Counters on Redis: keys of their own that expire, counted up by a script. For how long they stay
 * is told from our clock: Redis's own may be ahead, and forget at once what is over by it.
 */
final class RedisCounters implements Counters {
  private static final Script COUNT = Script.named("count.lua");
  private static final long AT_LEAST_MILLIS = 1_000;

  private final RedisLink link;
  private final KeySpace keys;
  private final Clock clock;

  RedisCounters(RedisLink link, KeySpace keys, Clock clock) {
    this.link = link;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public long count(String name, Instant until) {
    String key = keys.of("counters:" + name, "count");
    long millis = Math.max(AT_LEAST_MILLIS, until.toEpochMilli() - clock.millis());
    return (Long)
        link.write(
            new StoreCall(link.name(), "count", name),
            Repeat.NEVER,
            COUNT.with(List.of(key), List.of("" + millis)));
  }
}
