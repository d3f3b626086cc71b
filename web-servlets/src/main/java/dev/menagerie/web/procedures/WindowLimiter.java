package dev.menagerie.web.procedures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts calls in windows that begin at the same moments for everybody, so that replicas need
 * nothing but a counter to agree. While the counters of the replicas cannot be reached, each counts
 * for itself: that is a limit too.
 */
final class WindowLimiter implements RateLimiter {
  private static final Logger LOG = System.getLogger(WindowLimiter.class.getName());
  private static final int MOST_CALLERS = 100_000;

  private final RateLimit limit;
  private final Clock clock;
  private final Cache<String, AtomicLong> own;

  WindowLimiter(RateLimit limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
    own =
        Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterWrite(limit.window())
            .executor(Runnable::run)
            .build();
  }

  @Override
  public void count(HttpServletRequest request, String caller) {
    long now = clock.instant().getEpochSecond();
    long seconds = limit.window().toSeconds();
    long window = now / seconds;
    long reset = (window + 1) * seconds;
    long used = count("rate " + caller + " " + window, Instant.ofEpochSecond(reset + 1));
    var allowance = new Allowance(limit.calls(), seconds, used, reset, now);
    allowance.keepWith(request);
    allowance.check();
  }

  private long count(String name, Instant until) {
    if (limit.counters().isPresent()) {
      try {
        return limit.counters().get().count(name, until);
      } catch (StoreException e) {
        LOG.log(Level.DEBUG, "Counting alone, since the common counters are away", e);
      }
    }
    return own.get(name, key -> new AtomicLong()).incrementAndGet();
  }
}
