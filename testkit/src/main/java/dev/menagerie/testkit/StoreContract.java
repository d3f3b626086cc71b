package dev.menagerie.testkit;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * What the suites have in common: they open a store, several times over if need be, and close what
 * they opened. Tests keep apart by {@linkplain Fresh fresh} names and never wipe the store, so that
 * a server is started once for all of them.
 */
public abstract class StoreContract {
  /** How many threads race. */
  protected static final int THREADS = 8;

  /** More items than any store takes in one of its own transactions. */
  protected static final int LARGE_BATCH = 1_500;

  private final MutableClock clock = MutableClock.startingNow();
  private final List<Stores> opened = new ArrayList<>();
  private Stores stores;

  /** For a subclass that says what to open. */
  protected StoreContract() {}

  /**
   * Opens the store under test: each call opens an independent instance, as another process would,
   * on the same data. The suite closes it.
   *
   * @param options to be passed on to the store; their clock is {@link #clock()}
   */
  protected abstract Stores open(StoreOptions options);

  /** The stores that this test works with. */
  protected final synchronized Stores stores() {
    if (stores == null) {
      stores = another();
    }
    return stores;
  }

  /** A further, independent instance on the same data. */
  protected final synchronized Stores another() {
    Stores further = open(StoreOptions.defaults().withClock(clock));
    opened.add(further);
    return further;
  }

  /** Closes the stores that this test works with, and opens them anew. */
  protected final synchronized Stores reopened() {
    stores().close();
    stores = another();
    return stores;
  }

  /** The clock of every instance in this test. */
  protected final MutableClock clock() {
    return clock;
  }

  @AfterEach
  void closeWhatWasOpened() {
    opened.forEach(Stores::close);
  }
}
