package dev.menagerie.testkit.memory;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.VoteCounterContract;

class MemoryVotesTest extends VoteCounterContract {
  private static final Memory MEMORY = new Memory();

  @Override
  protected Stores open(StoreOptions options) {
    return new MemoryStores(MEMORY, options);
  }
}
