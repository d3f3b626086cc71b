package dev.menagerie.redis;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.store.StoreCall;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Accounts on Redis, resting on the atomicity of scripts: a hash of users, a hash of tokens, and
 * per user a set of token hashes, all under one tag.
 *
 * <p>No write is repeated by itself, since its answer would then be about the repetition.
 */
final class RedisAccounts implements Accounts {
  private static final Script UPDATE = Script.named("update-user.lua");
  private static final Script REMOVE = Script.named("remove-user.lua");
  private static final Script ISSUE = Script.named("issue-token.lua");
  private static final Script LIST = Script.named("list-tokens.lua");
  private static final Script REVOKE = Script.named("revoke-token.lua");

  private final RedisLink link;
  private final KeySpace keys;
  private final Clock clock;
  private final String users;
  private final String tokens;

  RedisAccounts(RedisLink link, KeySpace keys, Clock clock) {
    this.link = link;
    this.keys = keys;
    this.clock = clock;
    this.users = keys.of("accounts", "users");
    this.tokens = keys.of("accounts", "tokens");
  }

  @Override
  public boolean add(Account account) {
    var add = Command.REDIS.hsetnx(users, account.name(), written(account));
    return isYes(link.write(userCall("add", account.name()), Repeat.NEVER, Command.of(users, add)));
  }

  @Override
  public boolean update(Account account) {
    return done(
        userCall("update", account.name()),
        UPDATE.with(List.of(users), List.of(account.name(), written(account))));
  }

  @Override
  public boolean remove(String name) {
    return done(
        userCall("remove", name),
        REMOVE.with(List.of(users, tokens, tokensOf(name)), List.of(name)));
  }

  @Override
  public Optional<Account> find(String name) {
    String user =
        link.read(userCall("find", name), Command.of(users, Command.REDIS.hget(users, name)));
    return Optional.ofNullable(user).map(u -> account(name, u));
  }

  @Override
  public List<String> names() {
    var all = link.read(userCall("list", ""), Command.of(users, Command.REDIS.hkeys(users)));
    return all.stream().sorted().toList();
  }

  @Override
  public boolean issue(Token token) {
    return done(
        tokenCall("issue", token.account()),
        ISSUE.with(
            List.of(users, tokens, tokensOf(token.account())),
            List.of(
                token.account(),
                token.hash(),
                written(token),
                "" + clock.instant().toEpochMilli())));
  }

  @Override
  public Optional<Token> token(String hash) {
    return kept(hash).filter(this::isAlive);
  }

  private Optional<Token> kept(String hash) {
    String token =
        link.read(tokenCall("find", ""), Command.of(tokens, Command.REDIS.hget(tokens, hash)));
    return Optional.ofNullable(token).map(t -> token(hash, t));
  }

  @Override
  public List<Token> tokens(String name) {
    var found =
        (List<?>)
            link.read(
                tokenCall("list", name), LIST.with(List.of(tokens, tokensOf(name)), List.of()));
    var alive = new ArrayList<Token>();
    for (int i = 0; i < found.size(); i += 2) {
      alive.add(token((String) found.get(i), (String) found.get(i + 1)));
    }
    return alive.stream()
        .filter(this::isAlive)
        .sorted(Comparator.comparing(Token::expires).thenComparing(Token::hash))
        .toList();
  }

  @Override
  public boolean revoke(String hash) {
    Optional<Token> token = kept(hash);
    return token.isPresent()
        && done(
            tokenCall("revoke", token.get().account()),
            REVOKE.with(List.of(tokens, tokensOf(token.get().account())), List.of(hash)));
  }

  private boolean isAlive(Token token) {
    return clock.instant().isBefore(token.expires());
  }

  private boolean done(StoreCall call, Command<Object> command) {
    return isYes(link.write(call, Repeat.NEVER, command));
  }

  private static boolean isYes(Object reply) {
    return reply.equals(1L);
  }

  private static String written(Account account) {
    return account.scope() + " " + account.password().phc();
  }

  private static Account account(String name, String written) {
    String[] parts = written.split(" ", 2);
    return new Account(name, new PasswordHash(parts[1]), Scope.valueOf(parts[0]));
  }

  private static String written(Token token) {
    return token.expires().toEpochMilli()
        + " "
        + token.scope()
        + " "
        + token.account()
        + " "
        + token.label();
  }

  private static Token token(String hash, String written) {
    String[] parts = written.split(" ", 4);
    Instant expires = Instant.ofEpochMilli(Long.parseLong(parts[0]));
    return new Token(hash, parts[2], parts[3], Scope.valueOf(parts[1]), expires);
  }

  private String tokensOf(String name) {
    return keys.of("accounts", "tokens:" + name);
  }

  private StoreCall userCall(String verb, String name) {
    return new StoreCall(link.name(), verb + (name.isEmpty() ? " users" : " user"), name);
  }

  /** Never names a token by its hash, which does not belong in a log. */
  private StoreCall tokenCall(String verb, String user) {
    return new StoreCall(link.name(), verb + " a token" + (user.isEmpty() ? "" : " of"), user);
  }
}
