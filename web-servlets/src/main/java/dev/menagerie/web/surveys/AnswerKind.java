package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an answer to a question may be, how it is asked for, and how it is stored. */
public sealed interface AnswerKind permits FreeText, Choices, DecimalNumber, Scale, Day {
  /** What a store keeps. */
  Question.Kind column();

  /**
   * What is wrong with an answer, as a sentence for whoever gave it; empty if nothing is.
   *
   * @param given what was typed or chosen; at least one text, none blank
   */
  Optional<String> problem(List<String> given);

  /** An answer without a {@link #problem} as it is stored. */
  String stored(List<String> given);

  /** What the form's template needs, {@code kind} first of all. */
  Map<String, Object> model();

  /** A kind whose answers are a single text. */
  private static Optional<String> single(List<String> given) {
    return given.size() > 1 ? Optional.of("Give one answer only.") : Optional.empty();
  }

  /** What is wrong with one of several answers to a question that wants one. */
  static Optional<String> one(List<String> given, Function<String, Optional<String>> check) {
    return single(given).or(() -> check.apply(given.get(0)));
  }
}
