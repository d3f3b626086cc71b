package dev.menagerie.web.votes;

import dev.menagerie.store.Check;
import java.util.regex.Pattern;

/**
 * Something to vote for.
 *
 * @param option what a form and the store call it, as in {@code a}: it stays when the label changes
 * @param label what people call it, 1 to 60 characters
 */
public record Choice(String option, String label) {
  private static final Pattern OPTION = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final int LONGEST_LABEL = 60;

  /** Refuses what does not fit the fields' descriptions. */
  public Choice {
    Check.key("option", option, OPTION, "1 to 64 of a-z, 0-9, - and _");
    Check.text("the label of option " + option, label, 1, LONGEST_LABEL);
    if (label.isBlank()) {
      throw new IllegalArgumentException("the label of option " + option + " must not be blank");
    }
  }
}
