package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.store.StoreCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Secrets on Redis, one key each, resting on {@code SETNX}. */
final class RedisSecrets implements SharedSecrets {
  private static final Script CREATE = Script.named("create-secret.lua");

  private final RedisLink link;
  private final KeySpace keys;

  RedisSecrets(RedisLink link, KeySpace keys) {
    this.link = link;
    this.keys = keys;
  }

  @Override
  public byte[] createIfAbsent(String name, Supplier<byte[]> fresh) {
    Optional<byte[]> there = find(name);
    if (there.isPresent()) {
      return there.get();
    }
    byte[] secret = SharedSecrets.checkSecret(fresh.get());
    return (byte[])
        link.write(
            new StoreCall(link.name(), "create secret", name),
            Repeat.HARMLESS,
            CREATE.withBytes(List.of(key(name)), List.of(secret)));
  }

  @Override
  public Optional<byte[]> find(String name) {
    String key = key(SharedSecrets.checkName(name));
    return Optional.ofNullable(
        link.read(
            new StoreCall(link.name(), "read secret", name),
            Command.of(key, Command.REDIS.get(key.getBytes(UTF_8)))));
  }

  private String key(String name) {
    return keys.of("secret:" + name);
  }
}
