package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.assembly.Service;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.StoreCommand;
import dev.menagerie.store.Stores;
import dev.menagerie.votes.Tally;
import dev.menagerie.votes.VoteCounter;
import java.util.TreeSet;

/**
 * {@code recount}: counts the ballots anew and compares that with the totals. While people vote the
 * two may be of different moments, so a difference counts only if the totals stood still meanwhile,
 * and if it is there twice, as votes may have moved to and fro; if they never do, nothing is
 * proven.
 */
final class RecountCommand extends StoreCommand {
  private static final String POLL = "pets";
  private static final int TRIES = 10;
  private static final int DIFFERENT = 1;
  private static final int UNPROVEN = 3;

  RecountCommand(Console console) {
    super(
        console,
        Service.PETS,
        "recount",
        "Count the ballots of the pets poll anew, and compare with the totals. Status 0: they are"
            + " equal; 1: they are not; 3: votes were cast during each of "
            + TRIES
            + " counts, and nothing is proven.");
  }

  @Override
  protected int run(Stores stores) {
    return compare(stores.get(VoteCounter.class));
  }

  /** Compares, and returns the exit status. */
  int compare(VoteCounter votes) {
    Tally last = null;
    for (int i = 1; i <= TRIES; i++) {
      Tally before = votes.tally(POLL);
      Tally ballots = votes.recount(POLL);
      Tally after = votes.tally(POLL);
      boolean equal = ballots.equals(after);
      if (equal || (before.equals(after) && ballots.equals(last))) {
        print(after, ballots);
        return equal ? 0 : DIFFERENT;
      }
      if (i < TRIES) {
        console().err().println("They differ, maybe by votes cast meanwhile; counting once more.");
      }
      last = ballots;
    }
    console()
        .err()
        .println(
            "Votes were cast during each of "
                + TRIES
                + " counts, so nothing is proven. Count again when fewer people vote.");
    return UNPROVEN;
  }

  private void print(Tally totals, Tally ballots) {
    var options = new TreeSet<>(totals.votes().keySet());
    options.addAll(ballots.votes().keySet());
    line("option", "total", "ballots", "");
    for (String option : options) {
      long total = totals.of(option);
      long counted = ballots.of(option);
      line(
          option,
          Long.toString(total),
          Long.toString(counted),
          total == counted ? "" : "  differs by " + (total - counted));
    }
    console()
        .out()
        .println(
            totals.equals(ballots)
                ? "The totals equal the ballots: " + totals.total() + " votes."
                : "The totals do not equal the ballots.");
  }

  private void line(String option, String total, String ballots, String remark) {
    console().out().printf("%-12s %12s %12s%s%n", option, total, ballots, remark);
  }
}
