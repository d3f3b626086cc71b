package dev.menagerie.testkit.memory;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.votes.VoteCounter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One instance on a memory. */
public class MemoryStores implements Stores {
  private final Map<Class<?>, Object> contracts = new ConcurrentHashMap<>();

  /** Opens an instance that holds every contract. */
  public MemoryStores(Memory memory, StoreOptions options) {
    contracts.put(VoteCounter.class, new MemoryVotes(memory));
    contracts.put(MessageStore.class, new MemoryMessages(memory, options.clock()));
    contracts.put(SurveyStore.class, new MemorySurveys(memory));
    contracts.put(ProcedureCatalog.class, new MemoryCatalog(memory));
    contracts.put(Accounts.class, new MemoryAccounts(memory, options.clock()));
    contracts.put(SharedSecrets.class, new MemorySecrets(memory));
  }

  /** The same with another implementation of one contract. */
  public <C> MemoryStores with(Class<C> contract, C implementation) {
    contracts.put(contract, implementation);
    return this;
  }

  @Override
  public String name() {
    return "Memory";
  }

  @Override
  public Set<Class<?>> contracts() {
    return Set.copyOf(contracts.keySet());
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    return Optional.ofNullable(contract.cast(contracts.get(contract)));
  }

  @Override
  public Health health() {
    return Health.ok();
  }

  @Override
  public void close() {}
}
