package dev.menagerie.accounts;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A key to an account, known to the store only by its hash.
 *
 * @param hash the SHA-256 of the secret, 64 lower-case hexadecimal digits: its identity
 * @param account the name of the user it belongs to
 * @param label what the user calls it, 0 to 100 characters
 * @param scope what it may do, never more than its user
 * @param expires the moment from which on it is worthless; stores keep milliseconds
 */
public record Token(String hash, String account, String label, Scope scope, Instant expires) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Refuses what does not fit the fields' descriptions. */
  public Token {
    Check.key("token hash", hash, HASH, "64 lower-case hexadecimal digits");
    Account.checkName(account);
    Check.text("token label", label, 0, 100);
    requireNonNull(scope, "scope");
    requireNonNull(expires, "expires");
  }

  /** Leaves the hash out: it does not belong in a log. */
  @Override
  public String toString() {
    return "Token[" + account + ", " + label + ", " + scope + ", expires " + expires + "]";
  }
}
