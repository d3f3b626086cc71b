package dev.menagerie.votes;

import dev.menagerie.store.Check;
import java.util.regex.Pattern;

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
  private static final Pattern VOTER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  static final Pattern KEY = Pattern.compile("[a-z0-9_-]{1,64}");
  static final String KEY_IN_WORDS = "1 to 64 of a-z, 0-9, - and _";

  /** Refuses what does not fit the fields' descriptions. */
  public Ballot {
    Check.key("poll", poll, KEY, KEY_IN_WORDS);
    Check.key("voter", voter, VOTER, "1 to 64 of A-Z, a-z, 0-9, - and _");
    Check.key("option", option, KEY, KEY_IN_WORDS);
    Check.text("name", name, 0, 200);
  }
}
