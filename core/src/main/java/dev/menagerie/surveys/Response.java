package dev.menagerie.surveys;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import dev.menagerie.store.Letters;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One submission to one survey. Survey and id together are its identity. What others wrote into a
 * store is read as it is; what we store keeps to the bounds below, see {@link #requireStorable}.
 *
 * @param survey the survey's id
 * @param id the submission's id, 1 to 64 of {@code A-Z a-z 0-9 - _}: made with the form, so that
 *     the same form sent twice is one response
 * @param at when it was submitted; stores keep milliseconds
 * @param answers the answers by question id; a question without an answer is left out; each at most
 *     {@value #MAX_ANSWER} characters
 */
public record Response(String survey, String id, Instant at, Map<String, String> answers) {
  /** The most characters in one answer. */
  public static final int MAX_ANSWER = 10_000;

  private static final Letters ID = Letters.of(1, 64, "A-Z", "a-z", "0-9", "-", "_");

  /** Copies the answers. */
  public Response {
    requireNonNull(survey, "survey");
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
  }

  /**
   * Refuses what does not fit the fields' descriptions; for stores, before they store it.
   *
   * @throws IllegalArgumentException naming what does not fit
   */
  public void requireStorable() {
    Check.key("response id", id, ID);
    answers.forEach((question, answer) -> Check.text(question, answer, 0, MAX_ANSWER));
  }

  /**
   * Refuses responses to different surveys; for stores, in {@link SurveyStore#saveUpTo}.
   *
   * @throws IllegalArgumentException if they are not all to one
   */
  public static void requireOneSurvey(List<Response> responses) {
    if (responses.stream().map(Response::survey).distinct().count() > 1) {
      throw new IllegalArgumentException("the responses must be to one survey");
    }
  }
}
