package dev.menagerie.consul;

import dev.menagerie.consul.OwnCounters.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the visits of one batch that belong to one poll. The transaction that counts them also
 * reads everybody's counters, so that no two visits get the same number.
 */
final class Visiting {
  /** One operation is left for reading. */
  private static final int MAX_PAGES = Kv.MAX_OPS - 1;

  private final Trip trip;
  private final String folder;
  private final OwnCounters counters;
  private final Long[] numbers;
  private final Map<String, List<Integer>> positions = new LinkedHashMap<>();

  /**
   * Prepares to count.
   *
   * @param folder where the counters of all instances lie
   * @param numbers where to report the numbers
   */
  Visiting(Trip trip, String folder, OwnCounters counters, Long[] numbers) {
    this.trip = trip;
    this.folder = folder;
    this.counters = counters;
    this.numbers = numbers;
  }

  /** Takes a visit that stands at a position of the batch. */
  void add(int position, String page) {
    positions.computeIfAbsent(page, p -> new ArrayList<>()).add(position);
  }

  /** Counts them all. */
  void run() {
    var pages = List.copyOf(positions.keySet());
    counters.lock().lock();
    try {
      for (int from = 0; from < pages.size(); from += MAX_PAGES) {
        count(pages.subList(from, Math.min(from + MAX_PAGES, pages.size())));
      }
    } finally {
      counters.lock().unlock();
    }
  }

  private void count(List<String> pages) {
    var deltas = new LinkedHashMap<String, Long>();
    pages.forEach(page -> deltas.put(page, (long) positions.get(page).size()));
    Outcome outcome = counters.add(trip, deltas, List.of(Op.list(folder)));
    if (!(outcome instanceof Outcome.Counted counted)) {
      throw new IllegalStateException("Reading a folder was refused");
    }
    Collection<Entry> all = counted.entries().values();
    Map<String, Long> totals = totals(all.isEmpty() ? trip.list(folder) : all);
    pages.forEach(page -> report(positions.get(page), totals.get(page)));
  }

  private Map<String, Long> totals(Collection<Entry> all) {
    var totals = new HashMap<String, Long>();
    all.forEach(counter -> totals.merge(counter.name(), trip.number(counter), Long::sum));
    return totals;
  }

  private void report(List<Integer> at, long last) {
    for (int i = 0; i < at.size(); i++) {
      numbers[at.get(i)] = last - at.size() + 1 + i;
    }
  }
}
