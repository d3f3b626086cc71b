package dev.menagerie.votes;

import dev.menagerie.store.Check;

/**
 * One visit to a page of a poll.
 *
 * @param poll the poll, 1 to 64 of {@code a-z 0-9 - _}
 * @param page the page, 1 to 64 of {@code a-z 0-9 - _}
 */
public record Visit(String poll, String page) {
  /** Refuses what does not fit the fields' descriptions. */
  public Visit {
    Check.key("poll", poll, Ballot.KEY);
    Check.key("page", page, Ballot.KEY);
  }
}
