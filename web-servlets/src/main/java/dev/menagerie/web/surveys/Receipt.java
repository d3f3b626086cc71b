package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.store.Letters;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The code by which a visitor finds the own response again. It comes with the form, and the
 * response's id is its hash: so the same form sent twice is one response, on every replica, and who
 * sees ids, in the table or in an export, can still not change a response.
 *
 * @param code 16 letters and digits that are hard to mistake, in groups of four
 */
record Receipt(String code) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final Letters CODE =
      Letters.of(LENGTH, LENGTH, "0-9", "A-H", "J", "K", "M", "N", "P-T", "V-Z");
  private static final int GROUP = 4;
  private static final int ID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody has. */
  static Receipt fresh() {
    byte[] random = new byte[LENGTH];
    RANDOM.nextBytes(random);
    var code = new StringBuilder(LENGTH);
    for (byte each : random) {
      code.append(ALPHABET.charAt(each & 31));
    }
    return grouped(code);
  }

  /** Reads a code as people type it: in any case, with or without dashes; empty if it is none. */
  static Optional<Receipt> read(String typed) {
    String plain = typed.strip().replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    return CODE.makeUp(plain) ? Optional.of(grouped(plain)) : Optional.empty();
  }

  private static Receipt grouped(CharSequence plain) {
    var code = new StringBuilder(LENGTH + LENGTH / GROUP);
    for (int i = 0; i < LENGTH; i += GROUP) {
      code.append(i > 0 ? "-" : "").append(plain, i, i + GROUP);
    }
    return new Receipt(code.toString());
  }

  /** The id of the response. */
  String id() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** Never the code. */
  @Override
  public String toString() {
    return "Receipt[***]";
  }
}
