package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code by which a visitor finds the own response again. It comes with the form, and the
 * response's id is its hash: so the same form sent twice is one response, on every replica, and who
 * sees ids, in the table or in an export, can still not change a response.
 *
 * @param code 16 letters and digits that are hard to mistake, in groups of four
 */
record Receipt(String code) {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern CODE =
      Pattern.compile("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final int ID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody has. */
  static Receipt fresh() {
    byte[] random = new byte[LENGTH];
    RANDOM.nextBytes(random);
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(random[i] & 31));
    }
    return new Receipt(code.toString());
  }

  /** Reads a code as people type it: in any case, with or without dashes; empty if it is none. */
  static Optional<Receipt> read(String typed) {
    String plain = typed.strip().replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    if (plain.length() != LENGTH) {
      return Optional.empty();
    }
    String code =
        String.join(
            "-",
            plain.substring(0, 4),
            plain.substring(4, 8),
            plain.substring(8, 12),
            plain.substring(12));
    return CODE.matcher(code).matches() ? Optional.of(new Receipt(code)) : Optional.empty();
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
