package dev.menagerie.testkit.memory;

import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Votes in maps. */
public class MemoryVotes implements VoteCounter {
  private final Memory memory;

  /** Counts in a memory. */
  public MemoryVotes(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Cast> castAll(List<Ballot> ballots) {
    return ballots.stream().map(this::castOne).toList();
  }

  private Cast castOne(Ballot ballot) {
    synchronized (memory) {
      var poll = memory.ballots.computeIfAbsent(ballot.poll(), p -> new HashMap<>());
      Ballot before = poll.get(ballot.voter());
      if (before != null && before.option().equals(ballot.option())) {
        return Cast.UNCHANGED;
      }
      poll.put(ballot.voter(), ballot);
      if (before != null) {
        add(ballot.poll(), before.option(), -1);
      }
      add(ballot.poll(), ballot.option(), 1);
      return before == null ? Cast.COUNTED : Cast.MOVED;
    }
  }

  /** Changes a total. */
  protected void add(String poll, String option, long votes) {
    memory.totals.computeIfAbsent(poll, p -> new HashMap<>()).merge(option, votes, Long::sum);
  }

  @Override
  public Tally tally(String poll) {
    synchronized (memory) {
      return new Tally(poll, memory.totals.getOrDefault(poll, Map.of()));
    }
  }

  @Override
  public Tally recount(String poll) {
    synchronized (memory) {
      return new Tally(
          poll,
          memory.ballots.getOrDefault(poll, Map.of()).values().stream()
              .map(Ballot::option)
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }
  }

  @Override
  public Optional<Ballot> ballot(String poll, String voter) {
    synchronized (memory) {
      return Optional.ofNullable(memory.ballots.getOrDefault(poll, Map.of()).get(voter));
    }
  }

  @Override
  public List<Long> visitAll(List<Visit> visits) {
    synchronized (memory) {
      return visits.stream()
          .map(v -> memory.visits.merge(v.poll() + "/" + v.page(), 1L, Long::sum))
          .toList();
    }
  }

  @Override
  public long visits(String poll, String page) {
    synchronized (memory) {
      return memory.visits.getOrDefault(poll + "/" + page, 0L);
    }
  }
}
