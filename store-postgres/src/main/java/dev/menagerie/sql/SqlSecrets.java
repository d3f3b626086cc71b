package dev.menagerie.sql;

import dev.menagerie.accounts.SharedSecrets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Secrets in {@code menagerie_secrets}: rests on the primary key, which lets only the first of
 * several inserts in.
 */
final class SqlSecrets implements SharedSecrets {
  private final Database database;

  SqlSecrets(Database database) {
    this.database = database;
  }

  @Override
  public byte[] createIfAbsent(String name, Supplier<byte[]> fresh) {
    Optional<byte[]> there = find(name);
    if (there.isPresent()) {
      return there.get();
    }
    byte[] secret = SharedSecrets.checkSecret(fresh.get());
    database.call(
        Trip.writingAgain("create secret", name),
        session ->
            session.changes("create-secret", sql -> sql.bind("name", name).bind("secret", secret)));
    return find(name).orElse(secret);
  }

  @Override
  public Optional<byte[]> find(String name) {
    SharedSecrets.checkName(name);
    return database.call(
        Trip.reading("read secret", name),
        session ->
            session
                .handle()
                .createQuery("select secret from menagerie_secrets where name = :name")
                .bind("name", name)
                .map((row, context) -> row.getBytes(1))
                .findOne());
  }
}
