package dev.menagerie.testkit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Skips tests whose server is missing, and says so: or fails them, where the system property {@code
 * menagerie.skips} is {@code forbidden}, so that no build passes because something was not there.
 */
public final class Skips {
  private static final String PROPERTY = "menagerie.skips";

  private Skips() {}

  /**
   * Goes on if something that the test needs is there.
   *
   * @param what what the test needs, such as {@code a Consul binary}
   * @param present whether it is there
   * @param how how to provide it, as a sentence
   */
  public static void unlessPresent(String what, boolean present, String how) {
    if (present) {
      return;
    }
    String reason = "This test needs " + what + ", which is missing here. " + how;
    if (System.getProperty(PROPERTY, "allowed").equals("forbidden")) {
      Assertions.fail(reason + " Skipping is forbidden by -D" + PROPERTY + "=forbidden.");
    }
    Assumptions.abort(reason);
  }
}
