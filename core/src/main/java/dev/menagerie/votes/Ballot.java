package dev.menagerie.votes;

import dev.menagerie.store.Check;
import dev.menagerie.store.Letters;

/**
 * One voter's choice in one poll. Poll and voter together are its identity.
 *
 * @param poll the poll, 1 to 64 of {@code a-z 0-9 - _}
 * @param voter the voter, 1 to 64 of {@code A-Z a-z 0-9 - _}: not a name but an identity that
 *     cannot collide with another's
 * @param option the option chosen, 1 to 64 of {@code a-z 0-9 - _}: not its label, which may change
 * @param name what the voter wants to be called, 0 to 200 characters
 */
public record Ballot(String poll, String voter, String option, String name) {
  private static final Letters VOTER = Letters.of(1, 64, "A-Z", "a-z", "0-9", "-", "_");
  static final Letters KEY = Letters.of(1, 64, "a-z", "0-9", "-", "_");

  /** Refuses what does not fit the fields' descriptions. */
  public Ballot {
    Check.key("poll", poll, KEY);
    Check.key("voter", voter, VOTER);
    Check.key("option", option, KEY);
    Check.text("name", name, 0, 200);
  }
}
