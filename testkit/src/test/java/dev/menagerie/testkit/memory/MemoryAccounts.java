package dev.menagerie.testkit.memory;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Token;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Accounts in maps. */
public class MemoryAccounts implements Accounts {
  private final Memory memory;
  private final Clock clock;

  /** Keeps accounts in a memory. */
  public MemoryAccounts(Memory memory, Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public boolean add(Account account) {
    synchronized (memory) {
      return memory.accounts.putIfAbsent(account.name(), account) == null;
    }
  }

  @Override
  public boolean update(Account account) {
    synchronized (memory) {
      return memory.accounts.replace(account.name(), account) != null;
    }
  }

  @Override
  public boolean remove(String name) {
    synchronized (memory) {
      removeTokensOf(name);
      return memory.accounts.remove(name) != null;
    }
  }

  /** Takes the tokens of a user who goes. */
  protected void removeTokensOf(String name) {
    memory.tokens.values().removeIf(token -> token.account().equals(name));
  }

  @Override
  public Optional<Account> find(String name) {
    synchronized (memory) {
      return Optional.ofNullable(memory.accounts.get(name));
    }
  }

  @Override
  public List<String> names() {
    synchronized (memory) {
      return List.copyOf(memory.accounts.keySet());
    }
  }

  @Override
  public boolean issue(Token token) {
    var kept =
        new Token(
            token.hash(),
            token.account(),
            token.label(),
            token.scope(),
            token.expires().truncatedTo(ChronoUnit.MILLIS));
    synchronized (memory) {
      return memory.accounts.containsKey(token.account())
          && memory.tokens.putIfAbsent(token.hash(), kept) == null;
    }
  }

  @Override
  public Optional<Token> token(String hash) {
    synchronized (memory) {
      return Optional.ofNullable(memory.tokens.get(hash)).filter(this::isAlive);
    }
  }

  @Override
  public List<Token> tokens(String name) {
    synchronized (memory) {
      return memory.tokens.values().stream()
          .filter(token -> token.account().equals(name) && isAlive(token))
          .sorted(Comparator.comparing(Token::expires))
          .toList();
    }
  }

  @Override
  public boolean revoke(String hash) {
    synchronized (memory) {
      return memory.tokens.remove(hash) != null;
    }
  }

  private boolean isAlive(Token token) {
    return token.expires().isAfter(clock.instant());
  }
}
