package dev.menagerie.redis;

import java.util.function.Supplier;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/**
 * One command to one slot.
 *
 * @param key one of its keys, which tells the slot
 * @param usual what to send
 * @param whole makes what to send if the server answers that it does not know the script
 */
record Command<T>(String key, CommandObject<T> usual, Supplier<CommandObject<T>> whole) {
  /** Builds Redis's own commands. */
  static final CommandObjects REDIS = new CommandObjects(RedisProtocol.RESP2);

  /** The same, with a script's text instead of its hash from the first: it cannot be unknown. */
  Command<T> inFull() {
    return new Command<>(key, whole.get(), whole);
  }

  /** One of Redis's own commands, made with {@link #REDIS}. */
  static <T> Command<T> of(String key, CommandObject<T> command) {
    return new Command<>(key, command, () -> command);
  }
}
