package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.store.Letters;
import dev.menagerie.store.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The code by which a visitor finds the own response again. It comes with the form, and the
 * response's id is its hash: so the same form sent twice is one response, on every replica, and who
 * sees ids, in the table or in an export, can still not change a response.
 *
 * <p>Code and id begin with the second in which the code was made, the rest of the code is nobody's
 * to guess: responses that come together lie together in a store's index, whose pages for them are
 * at hand, however many others there are.
 *
 * @param code 16 letters and digits that are hard to mistake, in groups of four
 */
record Receipt(String code) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final Letters CODE =
      Letters.of(LENGTH, LENGTH, "0-9", "A-H", "J", "K", "M", "N", "P-T", "V-Z");
  private static final int GROUP = 4;

  /** The letters for the second, which so come round every 17 minutes. */
  private static final int TIME = 2;

  private static final int HASH_BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody has. */
  static Receipt fresh() {
    return fresh(Instant.now().getEpochSecond());
  }

  /** One that nobody has, made at a second. */
  static Receipt fresh(long second) {
    byte[] letters = new byte[LENGTH];
    RANDOM.nextBytes(letters);
    letters[0] = (byte) (second >> 5);
    letters[1] = (byte) second;
    var code = new StringBuilder(LENGTH);
    for (byte letter : letters) {
      code.append(ALPHABET.charAt(letter & 31));
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
    byte[] hash = Arrays.copyOf(Sha256.of(code.getBytes(US_ASCII)), HASH_BYTES);
    return code.substring(0, TIME) + Base64.getUrlEncoder().encodeToString(hash);
  }

  /** Never the code. */
  @Override
  public String toString() {
    return "Receipt[***]";
  }
}
