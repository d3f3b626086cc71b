package dev.menagerie.consul;

import dev.menagerie.votes.Ballot;

/**
 * A ballot as it is kept, fit to be read by people: {@code cats Bob}. An option has no space, so
 * all behind the first one is the name, whatever it is.
 */
final class BallotText {
  private BallotText() {}

  static String of(Ballot ballot) {
    return ballot.option() + " " + ballot.name();
  }

  /** Reads a ballot from its key, which ends in the voter. */
  static Ballot read(Trip trip, String poll, Entry entry) {
    String text = entry.value();
    int space = text.indexOf(' ');
    try {
      return new Ballot(poll, entry.name(), text.substring(0, space), text.substring(space + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw trip.broken(entry.key() + " holds no ballot but '" + text + "'.", e);
    }
  }
}
