package dev.menagerie.consul;

import dev.menagerie.accounts.SharedSecrets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Secrets on Consul, in Base64. It rests on {@code cas} with index 0: only the first creates. */
final class ConsulSharedSecrets implements SharedSecrets {
  private final Link link;
  private final Keys keys;

  ConsulSharedSecrets(Link link, Keys keys) {
    this.link = link;
    this.keys = keys;
  }

  @Override
  public byte[] createIfAbsent(String name, Supplier<byte[]> fresh) {
    String key = keys.secret(SharedSecrets.checkName(name));
    Trip trip = link.trip("create the secret", name);
    Optional<byte[]> there = read(trip, key);
    if (there.isPresent()) {
      return there.get();
    }
    byte[] secret = SharedSecrets.checkSecret(fresh.get());
    if (trip.store(List.of(Op.create(key, text(secret)))) instanceof Answer.Applied) {
      return secret.clone();
    }
    // Somebody else came first, or an earlier copy of ours: whoever it was, all use what is there.
    return read(trip, key)
        .orElseThrow(() -> trip.broken("it vanished, though none is ever removed.", null));
  }

  @Override
  public Optional<byte[]> find(String name) {
    String key = keys.secret(SharedSecrets.checkName(name));
    return read(link.trip("read the secret", name), key);
  }

  private static Optional<byte[]> read(Trip trip, String key) {
    return trip.get(key).map(entry -> bytes(trip, entry));
  }

  private static String text(byte[] secret) {
    return Base64.getEncoder().encodeToString(secret);
  }

  private static byte[] bytes(Trip trip, Entry entry) {
    try {
      return Base64.getDecoder().decode(entry.value());
    } catch (IllegalArgumentException e) {
      throw trip.broken(entry.key() + " holds no Base64.", e);
    }
  }
}
