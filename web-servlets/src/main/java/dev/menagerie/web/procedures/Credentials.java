package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** What a request shows to be let in; from the header {@code Authorization}. */
sealed interface Credentials {
  /** A user and their password. */
  record Login(String name, String password) implements Credentials {
    @Override
    public String toString() {
      return "Login[" + name + "]";
    }
  }

  /** A token; as {@code Bearer}, or in the place of a user's name with any password. */
  record Key(String token) implements Credentials {
    @Override
    public String toString() {
      return "Key[***]";
    }
  }

  /** Reads the header; empty if it holds neither. */
  static Optional<Credentials> of(String header) {
    int space = header.indexOf(' ');
    String scheme = space < 0 ? header : header.substring(0, space);
    String rest = space < 0 ? "" : header.substring(space + 1).strip();
    if (scheme.equalsIgnoreCase("Bearer") && !rest.isEmpty()) {
      return Optional.of(new Key(rest));
    }
    return scheme.equalsIgnoreCase("Basic") ? basic(rest) : Optional.empty();
  }

  private static Optional<Credentials> basic(String encoded) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String text = new String(decoded, UTF_8);
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String name = text.substring(0, colon);
    return Optional.of(
        TokenText.isOne(name) ? new Key(name) : new Login(name, text.substring(colon + 1)));
  }
}
