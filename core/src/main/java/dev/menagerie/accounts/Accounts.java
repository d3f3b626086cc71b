package dev.menagerie.accounts;

import dev.menagerie.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * Who is this, and what may they do? Holds hashes of passwords and of tokens, never either itself.
 *
 * <p>Thread-safe, and safe beside other instances on the same store. Every method throws {@link
 * StoreUnavailableException} if the store cannot be reached.
 */
public interface Accounts {
  /** Adds a user; false if there is one of that name, who stays as they were. */
  boolean add(Account account);

  /** Replaces a user's password and scope; false if there is no such user. */
  boolean update(Account account);

  /** Removes a user with all their tokens; false if there was none. */
  boolean remove(String name);

  /** Finds a user; empty if there is none. */
  Optional<Account> find(String name);

  /**
   * Finds a user by name and password. Takes as long for a name that does not exist as for a wrong
   * password, so that the time tells nothing.
   *
   * @return empty if there is no such user or the password is another
   */
  default Optional<Account> verify(String name, CharSequence password) {
    Optional<Account> account = Account.isName(name) ? find(name) : Optional.empty();
    PasswordHash hash = account.map(Account::password).orElse(PasswordHash.NOBODY);
    return hash.matches(password) ? account : Optional.empty();
  }

  /** The names of all users, in ascending order. */
  List<String> names();

  /**
   * Issues a token. Of one hash there is at most one token.
   *
   * @return false if its user does not exist, or the hash is taken; nothing is stored then
   */
  boolean issue(Token token);

  /** Finds a token by its hash; empty if there is none, or if it has expired. */
  Optional<Token> token(String hash);

  /** A user's tokens that have not expired, the one that expires first at the front. */
  List<Token> tokens(String name);

  /**
   * Revokes a token; false if there was none. It is worthless when this returns, on every instance.
   * So one that has expired by the clock here is revoked like any other: elsewhere it may be alive.
   */
  boolean revoke(String hash);
}
