package dev.menagerie.accounts;

import dev.menagerie.store.Check;
import dev.menagerie.store.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What secret do the replicas share under this name? For keys that sign cookies, so that any
 * replica reads what another signed.
 *
 * <p>Thread-safe, and safe beside other instances on the same store. Every method throws {@link
 * StoreUnavailableException} if the store cannot be reached. Names are 1 to 64 of {@code a-z 0-9 -
 * _}; secrets are 1 to 1024 bytes.
 */
public interface SharedSecrets {
  /**
   * Gets a secret, creating it first if there is none. All callers racing to create one get the
   * same bytes, those of whoever came first.
   *
   * @param fresh makes a new secret; called at most once, and only if there seems to be none
   */
  byte[] createIfAbsent(String name, Supplier<byte[]> fresh);

  /** Reads a secret; empty if there is none. */
  Optional<byte[]> find(String name);

  /**
   * Lets the name of a secret through; for implementors.
   *
   * @throws IllegalArgumentException if it is not 1 to 64 of {@code a-z 0-9 - _}
   */
  static String checkName(String name) {
    return Check.key("secret name", name, Names.ALLOWED, "1 to 64 of a-z, 0-9, - and _");
  }

  /**
   * Lets a secret through; for implementors.
   *
   * @throws IllegalArgumentException if it is not 1 to 1024 bytes; the message does not show it
   */
  static byte[] checkSecret(byte[] secret) {
    if (secret.length < 1 || secret.length > 1024) {
      throw new IllegalArgumentException(
          "a secret must have 1 to 1024 bytes, but has " + secret.length);
    }
    return secret;
  }

  /** Keeps the pattern out of the interface's own constants. */
  final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_-]{1,64}");

    private Names() {}
  }
}
