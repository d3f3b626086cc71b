package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.store.Counters;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.MutableClock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;

/** Counters of replicas whose clocks are not Redis's. */
class RedisCountersTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MutableClock clock = MutableClock.startingNow();
  private final RunningRedis redis = RedisBinary.started();
  private final Stores stores = Stores.open(redis.url(), StoreOptions.defaults().withClock(clock));
  private final Counters counters = stores.get(Counters.class);

  @AfterEach
  void close() {
    stores.close();
    redis.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 0, 60})
  void whateverRedissClockSaysEachTimeCountsUntilItIsOver(int minutesAhead) {
    clock.advance(MINUTE.multipliedBy(minutesAhead));

    assertThat(Stream.generate(() -> counters.count("ann", clock.instant().plus(MINUTE))).limit(3))
        .containsExactly(1L, 2L, 3L);
    assertThat((Long) redis.operator(Command.PTTL, "menagerie:{counters:ann}:count"))
        .isPositive()
        .isLessThanOrEqualTo(MINUTE.toMillis());
  }
}
