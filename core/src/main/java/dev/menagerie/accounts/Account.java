package dev.menagerie.accounts;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import java.util.regex.Pattern;

/**
 * A user.
 *
 * @param name 1 to 64 letters, digits, {@code . _ @ + -}
 * @param password the hash of the password
 * @param scope what the user may do
 */
public record Account(String name, PasswordHash password, Scope scope) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");

  /** Refuses what does not fit the fields' descriptions. */
  public Account {
    checkName(name);
    requireNonNull(password, "password");
    requireNonNull(scope, "scope");
  }

  /** Whether there can be a user of a name: for any other no store needs to be asked. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static void checkName(String name) {
    Check.key("user name", name, NAME, "1 to 64 letters, digits, '.', '_', '@', '+' and '-'");
  }
}
