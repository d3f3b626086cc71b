package dev.menagerie.accounts;

import java.time.Instant;
import java.util.Map;

/**
 * When was a token last of use? Tells which one nobody needs any more. An extension of {@link
 * Accounts} that a store may lack.
 */
public interface TokenUses {
  /** Notes that a token was used; one that does not exist is not noted. */
  void used(String hash, Instant when);

  /** When each of a user's tokens was last used, by its hash; none for those never used. */
  Map<String, Instant> uses(String name);
}
