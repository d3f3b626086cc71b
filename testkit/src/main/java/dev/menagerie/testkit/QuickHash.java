package dev.menagerie.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.menagerie.accounts.PasswordHash;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes of passwords that cost no time, for tests of what stands around them: {@link
 * PasswordHash#of} takes a tenth of a second on purpose, and much longer in a JVM that has not
 * warmed up.
 */
public final class QuickHash {
  private static final byte[] SALT = "sixteen of bytes".getBytes(ISO_8859_1);
  private static final int ROUNDS = 1;
  private static final int HASH_BITS = 512;

  private QuickHash() {}

  /** A hash that matches its password as any other does, after one round. Never for real users. */
  public static PasswordHash of(String password) {
    var spec = new PBEKeySpec(password.toCharArray(), SALT, ROUNDS, HASH_BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
      var base64 = Base64.getEncoder().withoutPadding();
      return new PasswordHash(
          "$pbkdf2-sha512$i="
              + ROUNDS
              + "$"
              + base64.encodeToString(SALT)
              + "$"
              + base64.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has PBKDF2WithHmacSHA512", e);
    }
  }
}
