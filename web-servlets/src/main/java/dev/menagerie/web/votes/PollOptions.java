package dev.menagerie.web.votes;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may be said to the pets app besides its store.
 *
 * @param choices what can be voted for, with distinct options and labels; default: Cats, Dogs and
 *     Whales as {@code a}, {@code b} and {@code c}
 * @param results who may see the results; default: everybody
 * @param closes the moment from which on no vote is taken; default: never
 * @param images a folder with one's own pictures in {@code option_a}, {@code option_b}, …; default:
 *     none, so that all pets are drawn
 * @param clock tells the time; default: the system's, in UTC
 */
public record PollOptions(
    List<Choice> choices,
    ResultsAccess results,
    Optional<Instant> closes,
    Optional<Path> images,
    Clock clock) {
  /** The {@code ServletContext} attribute in which servlets look for their options. */
  public static final String ATTRIBUTE = "dev.menagerie.web.votes.PollOptions";

  private static final PollOptions DEFAULTS =
      new PollOptions(
          List.of(new Choice("a", "Cats"), new Choice("b", "Dogs"), new Choice("c", "Whales")),
          ResultsAccess.ALWAYS,
          Optional.empty(),
          Optional.empty(),
          Clock.systemUTC());

  /** Refuses a poll without choices, choices that cannot be told apart, and an endless wait. */
  public PollOptions {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a poll must have at least one choice");
    }
    if (choices.stream().map(Choice::label).distinct().count() < choices.size()
        || choices.stream().map(Choice::option).distinct().count() < choices.size()) {
      throw new IllegalArgumentException(
          "the choices of a poll must have distinct options and labels, but are " + choices);
    }
    if (results == ResultsAccess.CLOSED && closes.isEmpty()) {
      throw new IllegalArgumentException(
          "results that are shown when the poll is closed need the moment at which it closes");
    }
    requireNonNull(images, "images");
    requireNonNull(clock, "clock");
  }

  /** The defaults. */
  public static PollOptions defaults() {
    return DEFAULTS;
  }

  /** The same options with other choices. */
  public PollOptions withChoices(List<Choice> others) {
    return new PollOptions(others, results, closes, images, clock);
  }

  /** The same options for a poll whose results these people may see, and that closes then. */
  public PollOptions withResults(ResultsAccess whom, Optional<Instant> closing) {
    return new PollOptions(choices, whom, closing, images, clock);
  }

  /** The same options with one's own pictures. */
  public PollOptions withImages(Optional<Path> folder) {
    return new PollOptions(choices, results, closes, folder, clock);
  }

  /** The same options with another clock. */
  public PollOptions withClock(Clock other) {
    return new PollOptions(choices, results, closes, images, other);
  }

  /** The choice with an option; empty if there is none. */
  Optional<Choice> byOption(String option) {
    return choices.stream().filter(choice -> choice.option().equals(option)).findFirst();
  }

  /** The choice with a label; empty if there is none. */
  Optional<Choice> byLabel(String label) {
    return choices.stream().filter(choice -> choice.label().equals(label)).findFirst();
  }

  /** Whether votes are no longer taken. */
  boolean isClosed() {
    return closes.isPresent() && !clock.instant().isBefore(closes.get());
  }
}
