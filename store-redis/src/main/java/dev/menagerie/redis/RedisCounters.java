package dev.menagerie.redis;

import dev.menagerie.store.Counters;
import dev.menagerie.store.StoreCall;
import java.time.Instant;
import java.util.List;

/** Counters on Redis: keys of their own that expire, counted up by a script. */
final class RedisCounters implements Counters {
  private static final Script COUNT = Script.named("count.lua");

  private final RedisLink link;
  private final KeySpace keys;

  RedisCounters(RedisLink link, KeySpace keys) {
    this.link = link;
    this.keys = keys;
  }

  @Override
  public long count(String name, Instant until) {
    String key = keys.of("counters:" + name, "count");
    return (Long)
        link.write(
            new StoreCall(link.name(), "count", name),
            Repeat.NEVER,
            COUNT.with(List.of(key), List.of("" + until.toEpochMilli())));
  }
}
