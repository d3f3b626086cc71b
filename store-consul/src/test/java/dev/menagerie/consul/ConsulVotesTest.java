package dev.menagerie.consul;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.VoteCounterContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsulVotesTest extends VoteCounterContract {
  @RegisterExtension static final SharedCluster CONSUL = new SharedCluster();

  @Override
  protected Stores open(StoreOptions options) {
    return Stores.open(CONSUL.url(), options);
  }
}
