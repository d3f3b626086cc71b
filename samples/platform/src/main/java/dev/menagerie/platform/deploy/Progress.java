package dev.menagerie.platform.deploy;

import java.util.Map;

/** Hears of each step of an operation while it happens. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (event, text, details) -> {};

  /**
   * Takes a step note of.
   *
   * @param event what kind of step, as in {@code gate}; the same again replaces what it said
   * @param text the step in words
   * @param details the step for programs
   */
  void step(String event, String text, Map<String, ?> details);

  /** A step without details. */
  default void step(String event, String text) {
    step(event, text, Map.of());
  }
}
