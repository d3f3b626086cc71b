package dev.menagerie.sql;

import static java.time.ZoneOffset.UTC;

import dev.menagerie.accounts.TokenUses;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Uses of tokens in {@code menagerie_token_uses}: the latest one of each. */
final class SqlTokenUses implements TokenUses {
  private final Database database;

  SqlTokenUses(Database database) {
    this.database = database;
  }

  @Override
  public void used(String hash, Instant when) {
    database.call(
        Trip.writingAgain("note the use of a token", ""),
        session ->
            session.changes(
                "use-token", sql -> sql.bind("hash", hash).bind("used", when.atOffset(UTC))));
  }

  @Override
  public Map<String, Instant> uses(String name) {
    return database.call(
        Trip.reading("read the uses of tokens of", name),
        session -> {
          var uses = new HashMap<String, Instant>();
          session
              .handle()
              .createQuery(
                  "select u.hash, u.used from menagerie_token_uses u"
                      + " join menagerie_tokens t on t.hash = u.hash where t.username = :name")
              .bind("name", name)
              .map(
                  (row, context) ->
                      uses.put(
                          row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
              .list();
          return uses;
        });
  }
}
