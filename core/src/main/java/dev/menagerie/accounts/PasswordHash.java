package dev.menagerie.accounts;

import dev.menagerie.store.Check;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A slow, salted hash of a password in PHC form, {@code $pbkdf2-sha512$i=210000$salt$hash}: what is
 * kept in a password's place.
 *
 * @param phc the PHC string
 */
public record PasswordHash(String phc) {
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 64;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$pbkdf2-sha512\\$i=([1-9][0-9]{0,6})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{86})");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The hash of no password: for spending the time of a comparison where there is no user. */
  static final PasswordHash NOBODY =
      new PasswordHash(
          "$pbkdf2-sha512$i=" + ITERATIONS + "$" + "A".repeat(22) + "$" + "A".repeat(86));

  /** Refuses anything but a PHC string of the form above. */
  public PasswordHash {
    Check.key("password hash", phc, PHC, "of the form $pbkdf2-sha512$i=<rounds>$<salt>$<hash>");
  }

  /** Hashes a password with a fresh salt. Takes about a tenth of a second, on purpose. */
  public static PasswordHash of(CharSequence password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var base64 = Base64.getEncoder().withoutPadding();
    byte[] hash = derive(password, salt, ITERATIONS);
    return new PasswordHash(
        "$pbkdf2-sha512$i="
            + ITERATIONS
            + "$"
            + base64.encodeToString(salt)
            + "$"
            + base64.encodeToString(hash));
  }

  /** Whether this is the hash of a password; compared in constant time. */
  public boolean matches(CharSequence password) {
    var parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new AssertionError("Checked by the constructor");
    }
    int iterations = Integer.parseInt(parts.group(1));
    byte[] salt = Base64.getDecoder().decode(parts.group(2));
    byte[] expected = Base64.getDecoder().decode(parts.group(3));
    return MessageDigest.isEqual(expected, derive(password, salt, iterations));
  }

  /** Never shows the hash: it does not belong in a log. */
  @Override
  public String toString() {
    return "PasswordHash[***]";
  }

  private static byte[] derive(CharSequence password, byte[] salt, int iterations) {
    char[] chars = new char[password.length()];
    CharBuffer.wrap(password).get(chars);
    var spec = new PBEKeySpec(chars, salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(chars, '\0');
    }
  }
}
