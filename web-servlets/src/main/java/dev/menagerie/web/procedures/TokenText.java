package dev.menagerie.web.procedures;

import dev.menagerie.store.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Tokens as their owners hold them: 256 random bits, told from a user's name by how they begin. Our
 * side keeps only their hash, which leads to nobody's token.
 */
final class TokenText {
  private static final String BEGINNING = "mgt_";
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private TokenText() {}

  /** A token that nobody has. */
  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a text looks like a token. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** What the store knows a token by. */
  static String hash(String token) {
    return Sha256.hex(token);
  }
}
