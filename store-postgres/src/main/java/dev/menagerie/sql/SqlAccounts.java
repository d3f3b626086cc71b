package dev.menagerie.sql;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.MILLIS;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.store.ChangeWatch.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Users in {@code starter_users}, tokens in {@code menagerie_tokens}: rests on unique keys, which
 * let only the first of several inserts in, and on the foreign key, by which a user's tokens go
 * with the user.
 */
final class SqlAccounts implements Accounts {
  private static final String TOKENS =
      "select hash, username, label, scope, expires from menagerie_tokens where expires > :now and"
          + " ";

  private final Database database;
  private final SqlWatch watch;
  private final Clock clock;

  SqlAccounts(Database database, SqlWatch watch, Clock clock) {
    this.database = database;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public boolean add(Account account) {
    return database.call(
        Trip.writing("add user", account.name()),
        session -> session.changes("add-user", binding(account)) > 0);
  }

  @Override
  public boolean update(Account account) {
    return change(
        Trip.writingAgain("update user", account.name()),
        session -> session.changes("update-user", binding(account)));
  }

  private static Consumer<SqlStatement<?>> binding(Account account) {
    return sql ->
        sql.bind("name", account.name())
            .bind("password", account.password().phc())
            .bind("scope", account.scope().name());
  }

  @Override
  public boolean remove(String name) {
    return change(
        Trip.writing("remove user", name),
        session -> session.changes("remove-user", sql -> sql.bind("name", name)));
  }

  /** Makes a change after which nobody may go by what they remember. */
  private boolean change(Trip trip, Session.Work<Integer> work) {
    try {
      return database.call(
          trip,
          session -> {
            int changes = work.in(session);
            if (!session.dialect().notesChanges()) {
              session.handle().execute("update menagerie_accounts set version = version + 1");
            }
            return changes > 0;
          });
    } finally {
      watch.changed(Topic.ACCOUNTS);
    }
  }

  @Override
  public Optional<Account> find(String name) {
    return database.call(
        Trip.reading("find user", name),
        session ->
            session
                .handle()
                .createQuery(
                    "select password_hash, scope from starter_users where username = :name")
                .bind("name", name)
                .map(
                    (row, context) ->
                        new Account(
                            name,
                            new PasswordHash(row.getString(1)),
                            Scope.valueOf(row.getString(2))))
                .findOne());
  }

  @Override
  public List<String> names() {
    return database.call(
        Trip.reading("list users", ""),
        session ->
            session
                .handle()
                .createQuery("select username from starter_users")
                .mapTo(String.class)
                .stream()
                .sorted()
                .toList());
  }

  @Override
  public boolean issue(Token token) {
    return database.call(
        Trip.writing("issue a token to", token.account()),
        session -> {
          removeExpired(session, token.account());
          return session.changes(
                  "issue-token",
                  sql ->
                      sql.bind("hash", token.hash())
                          .bind("account", token.account())
                          .bind("label", token.label())
                          .bind("scope", token.scope().name())
                          .bind("expires", token.expires().truncatedTo(MILLIS).atOffset(UTC)))
              > 0;
        });
  }

  /** Looks first: a removal, even of nothing, makes every replica forget who it let in. */
  private void removeExpired(Session session, String name) {
    String expired = " from menagerie_tokens where username = :name and expires <= :now";
    long count =
        session
            .handle()
            .createQuery("select count(*)" + expired)
            .bind("name", name)
            .bind("now", now())
            .mapTo(Long.class)
            .one();
    if (count > 0) {
      session
          .handle()
          .createUpdate("delete" + expired)
          .bind("name", name)
          .bind("now", now())
          .execute();
    }
  }

  @Override
  public Optional<Token> token(String hash) {
    return database.call(
        Trip.reading("find a token", ""),
        session ->
            session
                .handle()
                .createQuery(TOKENS + "hash = :hash")
                .bind("hash", hash)
                .bind("now", now())
                .map((row, context) -> token(row))
                .findOne());
  }

  @Override
  public List<Token> tokens(String name) {
    return database.call(
        Trip.reading("list the tokens of", name),
        session ->
            session
                .handle()
                .createQuery(TOKENS + "username = :name order by expires, hash")
                .bind("name", name)
                .bind("now", now())
                .map((row, context) -> token(row))
                .list());
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString("hash"),
        row.getString("username"),
        row.getString("label"),
        Scope.valueOf(row.getString("scope")),
        row.getObject("expires", OffsetDateTime.class).toInstant());
  }

  @Override
  public boolean revoke(String hash) {
    return change(
        Trip.writing("revoke a token", ""),
        session ->
            session
                .handle()
                .createUpdate("delete from menagerie_tokens where hash = :hash")
                .bind("hash", hash)
                .execute());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(UTC);
  }
}
