package dev.menagerie.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The judge of the promise that every acknowledged write is stored exactly once. Clients write
 * concurrently while faults happen; what each was answered is noted on the clients' side, and in
 * the end compared with what the store holds.
 *
 * <pre>{@code
 * Ledger.of(n -> new Ballot("pets", "voter-" + n, "cats", ""))
 *     .clients(16)
 *     .untilAcknowledged(10_000)
 *     .after(3_000, () -> { server.kill9(); server = description.start(); })
 *     .retryingUnknown()
 *     .write(ballot -> votes.cast(ballot))
 *     .auditTotal(votes.tally("pets").total())
 *     .assertExact();
 * }</pre>
 *
 * <p>It notes eight bytes per write, so millions are no trouble; only {@link #auditHeld} keeps the
 * identities themselves.
 *
 * @param <I> what a write is known by
 */
public final class Ledger<I> {
  private static final int SHOWN = 5;

  /** The two lowest bits of a note say which of these it is, the others are the number. */
  private static final List<Answer> CODES =
      List.of(Answer.ACKNOWLEDGED, Answer.REFUSED, Answer.UNKNOWN);

  private final LongFunction<I> identities;
  private final int clients;
  private final long[] notes;
  private final Duration elapsed;

  Ledger(LongFunction<I> identities, int clients, long[] notes, Duration elapsed) {
    this.identities = identities;
    this.clients = clients;
    this.notes = notes;
    this.elapsed = elapsed;
  }

  /**
   * Begins to describe a run.
   *
   * @param identities makes the n-th write, from 0; called again for the audit, so it must give
   *     equal results for equal numbers, and different ones for different numbers
   */
  public static <I> LedgerRun<I> of(LongFunction<I> identities) {
    return new LedgerRun<>(requireNonNull(identities, "identities"));
  }

  static long note(long number, Answer answer) {
    return number << 2 | CODES.indexOf(answer);
  }

  private static Answer answer(long note) {
    return CODES.get((int) (note & 3));
  }

  private I identity(long note) {
    return identities.apply(note >> 2);
  }

  /** The writes that ended with an answer. */
  public Stream<I> identities(Answer answer) {
    return Arrays.stream(notes).filter(note -> answer(note) == answer).mapToObj(this::identity);
  }

  private long count(Answer answer) {
    return Arrays.stream(notes).filter(note -> answer(note) == answer).count();
  }

  /**
   * Audits against everything that the store holds, each as often as it holds it. The strictest of
   * the audits: it also finds what nobody sent.
   */
  public Report auditHeld(Stream<I> held) {
    var copies = new HashMap<I, Long>();
    held.forEach(identity -> copies.merge(identity, 1L, Long::sum));
    var sent = new HashSet<I>();
    var findings = new Findings();
    for (long note : notes) {
      I identity = identity(note);
      sent.add(identity);
      findings.add(identity, answer(note), copies.getOrDefault(identity, 0L));
    }
    copies.forEach(
        (identity, n) -> {
          if (!sent.contains(identity)) {
            findings.unexpected(n, identity + " is there but was never sent");
          }
        });
    return report(findings);
  }

  /** Audits by asking for each write that was sent, with as many threads as there were clients. */
  public Report auditEach(Copies<I> copies) {
    return report(each(copies));
  }

  /**
   * Audits by asking for each write that was sent, and by a total that must be the sum. What the
   * total has more than that, somebody counted twice; what it has less, is lost.
   */
  public Report auditEach(Copies<I> copies, long total) {
    Findings findings = each(copies);
    findings.compare(total, findings.found, findings.found);
    return report(findings);
  }

  /**
   * Audits by a total alone: it must lie between the acknowledged writes and those plus the unknown
   * ones. All there is for writes without identity.
   */
  public Report auditTotal(long total) {
    var findings = new Findings();
    long acknowledged = count(Answer.ACKNOWLEDGED);
    findings.compare(total, acknowledged, acknowledged + count(Answer.UNKNOWN));
    return report(findings);
  }

  private Findings each(Copies<I> copies) {
    var findings = new Findings();
    Races.run(
        clients,
        client -> {
          for (int i = client; i < notes.length; i += clients) {
            I identity = identity(notes[i]);
            findings.add(identity, answer(notes[i]), copies.of(identity));
          }
          return null;
        });
    return findings;
  }

  private Report report(Findings findings) {
    return new Report(
        notes.length,
        count(Answer.ACKNOWLEDGED),
        count(Answer.REFUSED),
        count(Answer.UNKNOWN),
        findings.lost,
        findings.doubled,
        findings.unexpected,
        elapsed,
        List.copyOf(findings.examples));
  }

  /**
   * Looks a write up in the store.
   *
   * @param <I> what a write is known by
   */
  @FunctionalInterface
  public interface Copies<I> {
    /** How often the store holds a write: 0 if it does not. */
    long of(I identity) throws Exception;
  }

  /**
   * What a run came to.
   *
   * @param sent the writes that were begun, each counted once however often it was tried
   * @param acknowledged how many of them were acknowledged
   * @param refused how many were refused, and so must not be there
   * @param unknown how many were left without an answer, and so may be there or not
   * @param lost how many were acknowledged but are not there
   * @param doubled how often writes were counted beyond the first time
   * @param unexpected how many are there though they were refused or never sent
   * @param elapsed how long the run took
   * @param examples a few of the lost, doubled and unexpected writes in words
   */
  public record Report(
      long sent,
      long acknowledged,
      long refused,
      long unknown,
      long lost,
      long doubled,
      long unexpected,
      Duration elapsed,
      List<String> examples) {

    /** How long the run took, in seconds. */
    public double seconds() {
      return elapsed.toNanos() / 1e9;
    }

    /** Acknowledged writes per second. */
    public double perSecond() {
      return acknowledged / seconds();
    }

    /** Whether nothing is lost, doubled or unexpected. */
    public boolean isExact() {
      return lost == 0 && doubled == 0 && unexpected == 0;
    }

    /**
     * Demands that nothing is lost, doubled or unexpected.
     *
     * @throws AssertionError otherwise, with the whole report
     */
    public Report assertExact() {
      if (!isExact()) {
        throw new AssertionError("The promise is broken: " + this);
      }
      return this;
    }

    /** The whole report in words. */
    @Override
    public String toString() {
      String summary =
          String.format(
              Locale.ROOT,
              "%,d sent, %,d acknowledged in %.2f s (%,.0f per second), %,d refused, %,d unknown;"
                  + " %,d lost, %,d doubled, %,d unexpected",
              sent,
              acknowledged,
              seconds(),
              perSecond(),
              refused,
              unknown,
              lost,
              doubled,
              unexpected);
      return examples.isEmpty() ? summary : summary + ", such as " + String.join("; ", examples);
    }
  }

  /** What an audit finds, write by write. */
  private static final class Findings {
    private final List<String> examples = new ArrayList<>();
    private long found;
    private long lost;
    private long doubled;
    private long unexpected;

    synchronized void add(Object identity, Answer answer, long copies) {
      found += copies;
      if (copies == 0 && answer == Answer.ACKNOWLEDGED) {
        lost++;
        example(identity + " was acknowledged but is not there");
      }
      if (copies > 0 && answer == Answer.REFUSED) {
        unexpected(copies, identity + " was refused but is there");
      } else if (copies > 1) {
        doubled += copies - 1;
        example(identity + " is there " + copies + " times");
      }
    }

    synchronized void unexpected(long copies, String example) {
      unexpected += copies;
      example(example);
    }

    synchronized void compare(long total, long atLeast, long atMost) {
      if (total < atLeast) {
        lost += atLeast - total;
        example("the total is " + total + " where " + atLeast + " are due");
      } else if (total > atMost) {
        doubled += total - atMost;
        example("the total is " + total + " where at most " + atMost + " are due");
      }
    }

    private void example(String example) {
      if (examples.size() < SHOWN) {
        examples.add(example);
      }
    }
  }
}
