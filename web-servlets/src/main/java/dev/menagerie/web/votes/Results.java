package dev.menagerie.web.votes;

import java.util.List;

/**
 * How a poll stands.
 *
 * @param options the votes for each choice, in the poll's order
 * @param votes the votes for all of them
 * @param visitors how often the form was shown to somebody who had not voted yet
 */
record Results(List<Row> options, long votes, long visitors) {
  Results {
    options = List.copyOf(options);
  }

  /** The votes for one choice. */
  record Row(String option, String label, long votes) {}
}
