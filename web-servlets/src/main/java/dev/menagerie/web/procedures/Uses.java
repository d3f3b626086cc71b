package dev.menagerie.web.procedures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Notes when tokens are used, at most once a minute each, and never in the way of the request: to
 * the minute is enough to know whether anybody still needs one.
 */
final class Uses {
  private static final Logger LOG = System.getLogger(Uses.class.getName());

  private final TokenUses store;
  private final Cache<String, Instant> noted =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofMinutes(1))
          .executor(Runnable::run)
          .build();

  Uses(TokenUses store) {
    this.store = store;
  }

  /** Notes a use. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for a note.
  void note(String token, Instant when) {
    if (noted.getIfPresent(token) == null && noted.asMap().putIfAbsent(token, when) == null) {
      CompletableFuture.runAsync(() -> write(token, when));
    }
  }

  private void write(String token, Instant when) {
    try {
      store.used(token, when);
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "The use of a token could not be noted", e);
    }
  }
}
