package dev.menagerie.redis;

import dev.menagerie.surveys.Survey;
import java.util.List;

/**
 * Where a survey is; what its scripts make of each key is said in {@code define-survey.lua} and
 * {@code save-response.lua}. All are of one tag.
 *
 * @param keys where our keys are
 * @param survey the survey's id
 */
record SurveyKeys(KeySpace keys, String survey) {
  /** The questions: place and kind of each. */
  String questions() {
    return of("questions");
  }

  /** The counter that gives responses their places. */
  String sequence() {
    return of("sequence");
  }

  /** The ids of the responses by their places. */
  String order() {
    return of("order");
  }

  /** A response. */
  String response(String id) {
    return of("response:" + id);
  }

  /** How often each answer to a question was given. */
  String counts(String question) {
    return of("answers:" + question);
  }

  /** The counts of each question, in the order of the form. */
  List<String> counts(Survey form) {
    return form.questions().stream().map(question -> counts(question.id())).toList();
  }

  private String of(String name) {
    return keys.of("survey:" + survey, name);
  }
}
