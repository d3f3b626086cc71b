package dev.menagerie.web.votes;

import dev.menagerie.votes.Tally;
import dev.menagerie.votes.VoteCounter;
import java.util.List;

/** Asks the store how a poll stands: never older than the last vote acknowledged before. */
final class ResultsReader {
  private final VoteCounter counter;
  private final PollOptions poll;

  ResultsReader(VoteCounter counter, PollOptions poll) {
    this.counter = counter;
    this.poll = poll;
  }

  Results read() {
    Tally tally = counter.tally(Poll.NAME);
    List<Results.Row> rows =
        poll.choices().stream()
            .map(c -> new Results.Row(c.option(), c.label(), tally.of(c.option())))
            .toList();
    long votes = rows.stream().mapToLong(Results.Row::votes).sum();
    return new Results(rows, votes, counter.visits(Poll.NAME, Poll.FORM_PAGE));
  }
}
