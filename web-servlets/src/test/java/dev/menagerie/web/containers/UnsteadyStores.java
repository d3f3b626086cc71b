package dev.menagerie.web.containers;

import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database in memory whose votes can be told to be away. */
public final class UnsteadyStores implements Stores {
  private final Stores real = InMemoryStores.open();
  private final VoteCounter votes = real.get(VoteCounter.class);
  private volatile boolean away;

  /** Goes away, or comes back. */
  public void away(boolean away) {
    this.away = away;
  }

  /** The votes, whether they are away or not. */
  public VoteCounter votes() {
    return votes;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Set<Class<?>> contracts() {
    return real.contracts();
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    return contract == VoteCounter.class
        ? Optional.of(contract.cast(new Counter()))
        : real.find(contract);
  }

  @Override
  public Health health() {
    return away ? Health.down("the votes are away") : real.health();
  }

  @Override
  public void close() {
    real.close();
  }

  private VoteCounter reached() {
    if (away) {
      throw new StoreUnavailableException(
          new StoreCall(name(), "reach votes", ""), "it is away; nothing was stored.", null);
    }
    return votes;
  }

  private final class Counter implements VoteCounter {
    @Override
    public List<Cast> castAll(List<Ballot> ballots) {
      return reached().castAll(ballots);
    }

    @Override
    public Tally tally(String poll) {
      return reached().tally(poll);
    }

    @Override
    public Tally recount(String poll) {
      return reached().recount(poll);
    }

    @Override
    public Optional<Ballot> ballot(String poll, String voter) {
      return reached().ballot(poll, voter);
    }

    @Override
    public List<Long> visitAll(List<Visit> visits) {
      return reached().visitAll(visits);
    }

    @Override
    public long visits(String poll, String page) {
      return reached().visits(poll, page);
    }
  }
}
