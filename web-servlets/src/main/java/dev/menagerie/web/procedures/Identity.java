package dev.menagerie.web.procedures;

import dev.menagerie.accounts.Scope;
import dev.menagerie.web.http.HttpProblem;
import java.util.Optional;

/**
 * Who is asking.
 *
 * @param name the name of the user
 * @param scope what they may do: what the user may, and no more than their token lets them
 * @param token the hash of the token that they showed; empty if they showed a password
 */
record Identity(String name, Scope scope, Optional<String> token) {
  /**
   * Lets pass who showed a password: else a token could make another that outlives it.
   *
   * @throws HttpProblem 403 if it was a token
   */
  void requirePassword() {
    if (token.isPresent()) {
      throw new HttpProblem(403, "A token is issued for a password, not for another token");
    }
  }
}
