package dev.menagerie.web.surveys;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What may be said to the survey app besides its store.
 *
 * @param surveys the surveys, each with its own id; one alone lies at the app's root, of several
 *     each below its id; default: the built-in one about cats
 * @param clock tells the time; default: the system's, in UTC
 */
public record SurveyOptions(List<Questionnaire> surveys, Clock clock) {
  /** The {@code ServletContext} attribute in which servlets look for their options. */
  public static final String ATTRIBUTE = "dev.menagerie.web.surveys.SurveyOptions";

  /** Refuses to serve nothing, and two surveys of the same id. */
  public SurveyOptions {
    surveys = List.copyOf(surveys);
    requireNonNull(clock, "clock");
    if (surveys.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one survey");
    }
    List<String> ids = surveys.stream().map(Questionnaire::id).toList();
    if (ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException(
          "two surveys have the same id: "
              + ids.stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  /** The defaults. */
  public static SurveyOptions defaults() {
    return new SurveyOptions(List.of(Questionnaire.cats()), Clock.systemUTC());
  }

  /**
   * The options with the surveys in some files and folders.
   *
   * @param saidBy who names them, as in {@code --surveys}
   * @throws IllegalArgumentException if they cannot be read or make no sense; says which and why
   */
  public static SurveyOptions in(List<Path> paths, String saidBy) {
    List<Questionnaire> surveys = SurveyFiles.read(paths, saidBy);
    try {
      return defaults().withSurveys(surveys);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(saidBy + ": " + e.getMessage(), e);
    }
  }

  /** The same options with other surveys. */
  public SurveyOptions withSurveys(List<Questionnaire> others) {
    return new SurveyOptions(others, clock);
  }

  /** The same options with another clock. */
  public SurveyOptions withClock(Clock other) {
    return new SurveyOptions(surveys, other);
  }
}
