package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.menagerie.accounts.SharedSecrets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is given to clients to keep, and knows its own again: any replica that shares the key
 * reads what another signed, so nobody needs a session on a server.
 *
 * <p>A signed text is {@code 1.<expiry>.<payload>.<signature>}: readable by everybody, forgeable by
 * nobody. The signature (HMAC-SHA256) covers the purpose too, so that what was signed for one
 * purpose is worthless for another.
 */
public final class Signer {
  private static final String SECRET_NAME = "signing-key";
  private static final int KEY_BYTES = 32;
  private static final Pattern SIGNED =
      Pattern.compile("(1\\.(\\d{1,12})\\.([A-Za-z0-9_-]*))\\.([A-Za-z0-9_-]{43})");

  private final Supplier<byte[]> source;
  private final Clock clock;
  private volatile SecretKeySpec key;

  private Signer(Supplier<byte[]> source, Clock clock) {
    this.source = source;
    this.clock = requireNonNull(clock, "clock");
  }

  /** Signs with a key that all replicas on one store share; it is read, or made, at first use. */
  public static Signer sharing(SharedSecrets secrets, Clock clock) {
    requireNonNull(secrets, "secrets");
    return new Signer(() -> secrets.createIfAbsent(SECRET_NAME, Signer::freshKey), clock);
  }

  /**
   * Signs with a key that was handed over.
   *
   * @throws IllegalArgumentException if it has less than 16 bytes, and so could be guessed
   */
  public static Signer with(byte[] key, Clock clock) {
    if (key.length < 16) {
      throw new IllegalArgumentException(
          "a key for signing must have at least 16 bytes, but has " + key.length);
    }
    byte[] own = key.clone();
    return new Signer(() -> own, clock);
  }

  /** Whether the key is there, so that signing and verifying wait for nothing. */
  public boolean isReady() {
    return key != null;
  }

  /**
   * Signs a text.
   *
   * @param purpose what it is for, in ASCII, as in {@code cookie voter}
   * @param payload any text; not kept secret
   * @param expires the moment from which on it is worthless
   * @return ASCII letters, digits, {@code . - _}
   */
  public String sign(String purpose, String payload, Instant expires) {
    String encoded = base64(payload.getBytes(UTF_8));
    String signed = "1." + expires.getEpochSecond() + "." + encoded;
    return signed + "." + base64(signature(purpose, signed));
  }

  /** The payload of a text that was signed for this purpose and has not expired; else empty. */
  public Optional<String> verify(String purpose, String text) {
    var parts = SIGNED.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] expected = base64(signature(purpose, parts.group(1))).getBytes(US_ASCII);
    if (!MessageDigest.isEqual(expected, parts.group(4).getBytes(US_ASCII))) {
      return Optional.empty();
    }
    boolean expired = clock.instant().getEpochSecond() >= Long.parseLong(parts.group(2));
    byte[] payload = Base64.getUrlDecoder().decode(parts.group(3));
    return expired ? Optional.empty() : Optional.of(new String(payload, UTF_8));
  }

  private byte[] signature(String purpose, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key());
      return mac.doFinal((purpose + "\n" + signed).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has HmacSHA256", e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(source.get(), "HmacSHA256");
      key = known;
    }
    return known;
  }

  private static byte[] freshKey() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return fresh;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
