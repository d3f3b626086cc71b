package dev.menagerie.testkit.memory;

import dev.menagerie.accounts.SharedSecrets;
import java.util.Optional;
import java.util.function.Supplier;

/** Secrets in a map. */
public class MemorySecrets implements SharedSecrets {
  private final Memory memory;

  /** Keeps secrets in a memory. */
  public MemorySecrets(Memory memory) {
    this.memory = memory;
  }

  @Override
  public byte[] createIfAbsent(String name, Supplier<byte[]> fresh) {
    SharedSecrets.checkName(name);
    synchronized (memory) {
      return memory
          .secrets
          .computeIfAbsent(name, n -> SharedSecrets.checkSecret(fresh.get()).clone())
          .clone();
    }
  }

  @Override
  public Optional<byte[]> find(String name) {
    SharedSecrets.checkName(name);
    synchronized (memory) {
      return Optional.ofNullable(memory.secrets.get(name)).map(byte[]::clone);
    }
  }

  /** Writes a secret over whatever is there. */
  protected void replace(String name, byte[] secret) {
    synchronized (memory) {
      memory.secrets.put(name, SharedSecrets.checkSecret(secret).clone());
    }
  }
}
