package dev.menagerie.sql;

import static java.util.Objects.requireNonNull;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.CatalogMarks;
import dev.menagerie.procedures.CatalogWords;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.votes.VoteCounter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Every contract on PostgreSQL or H2.
 *
 * <pre>{@code
 * Stores stores = SqlStores.of(dataSource);
 * VoteCounter votes = stores.get(VoteCounter.class);
 * }</pre>
 *
 * <p>The database need not be up: tables are created, or brought up to date, before the first use.
 * What is written is stored when a method returns: on PostgreSQL as durably as its {@code
 * synchronous_commit} says, on H2 written and synced to the disk.
 */
public final class SqlStores implements Stores {
  private final Database database;
  private final SqlWatch watch;
  private final Map<Class<?>, Object> contracts;
  private final Map<Class<?>, Object> extensions;

  private SqlStores(Source source, StoreOptions options) {
    requireNonNull(options, "options");
    database = new Database(source, Migrations.FILES);
    var held = new LinkedHashMap<Class<?>, Object>();
    held.put(VoteCounter.class, new SqlVotes(database));
    held.put(SurveyStore.class, new SqlSurveys(database));
    held.put(MessageStore.class, new SqlMessages(database, options.clock()));
    watch = new SqlWatch(database);
    var procedures = new SqlProcedures(database, watch);
    held.put(ProcedureCatalog.class, procedures);
    held.put(Accounts.class, new SqlAccounts(database, watch, options.clock()));
    held.put(SharedSecrets.class, new SqlSecrets(database));
    contracts = Collections.unmodifiableMap(held);
    extensions =
        Map.of(
            ChangeWatch.class, watch,
            CatalogHistory.class, new SqlHistory(database, procedures, options.clock()),
            CatalogImport.class, new SqlImport(database, watch, options.clock()),
            CatalogMarks.class, new SqlMarks(database),
            CatalogWords.class, new SqlWords(database),
            TokenUses.class, new SqlTokenUses(database));
  }

  /**
   * The stores in a database of your own: PostgreSQL or H2, told apart when first used. The data
   * source is never closed, and its time-outs are yours to set. On H2 its user must be an
   * administrator, because only they may force the disk; with another every call fails.
   */
  public static Stores of(DataSource dataSource) {
    return of(dataSource, StoreOptions.defaults());
  }

  /** The stores in a database of your own, with options; see {@link #of(DataSource)}. */
  public static Stores of(DataSource dataSource, StoreOptions options) {
    return new SqlStores(new GivenSource(dataSource), options);
  }

  /** Fresh, empty stores in memory, for tests: all is gone when they are closed. */
  public static Stores inMemory() {
    return inMemory(StoreOptions.defaults());
  }

  /** Fresh, empty stores in memory, with options; see {@link #inMemory()}. */
  public static Stores inMemory(StoreOptions options) {
    return open(StoreUrl.of("jdbc:h2:mem:"), options);
  }

  /**
   * Opens the stores at a URL: {@code jdbc:postgresql:…} as the JDBC driver takes it, {@code
   * postgresql://user:password@host:port/database?parameters} as psql does, or {@code jdbc:h2:…}.
   *
   * @throws IllegalArgumentException if the URL makes no sense, or has another scheme
   */
  public static Stores open(StoreUrl url, StoreOptions options) {
    Source source =
        switch (url.scheme()) {
          case "jdbc:h2" -> H2Source.open(url, options);
          case "jdbc:postgresql", "postgresql", "postgres" -> PostgresUrl.open(url, options);
          default ->
              throw new IllegalArgumentException(
                  "An SQL store's URL begins with one of "
                      + List.of("jdbc:postgresql:", "postgresql:", "jdbc:h2:")
                      + ", but this one is "
                      + url);
        };
    return new SqlStores(source, options);
  }

  @Override
  public String name() {
    return database.name();
  }

  @Override
  public Set<Class<?>> contracts() {
    return contracts.keySet();
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    Object held = contracts.getOrDefault(contract, extensions.get(contract));
    return Optional.ofNullable(held).map(contract::cast);
  }

  @Override
  public Health health() {
    return database.health();
  }

  @Override
  public void close() {
    watch.close();
    database.close();
  }

  @Override
  public String toString() {
    return "SqlStores[" + name() + "]";
  }
}
