package dev.menagerie.sql;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Guesses whether everything in a batch is new. It nearly always is, and then the database has less
 * to do; but a wrong guess costs a second attempt and an error in the database's log, and who sends
 * one thing again, as after an outage, is seldom alone. So after a wrong guess the next batches are
 * not taken for new.
 */
final class Novelty {
  /** As many as make wrong guesses a hundredth of the work at most. */
  private static final int BATCHES_TO_DOUBT = 100;

  private final AtomicInteger doubted = new AtomicInteger();

  /** Whether to take the next batch for new. */
  boolean isLikely() {
    return doubted.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
  }

  /** Says that something in a batch that was taken for new was not. */
  void wasWrong() {
    doubted.set(BATCHES_TO_DOUBT);
  }
}
