package dev.menagerie.testkit.memory;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.AccountsContract;

class MemoryAccountsTest extends AccountsContract {
  private static final Memory MEMORY = new Memory();

  @Override
  protected Stores open(StoreOptions options) {
    return new MemoryStores(MEMORY, options);
  }
}
