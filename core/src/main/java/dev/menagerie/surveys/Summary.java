package dev.menagerie.surveys;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers of a survey, counted.
 *
 * @param responses how many responses there are
 * @param answers by question id, how often each of the most frequent answers was given, most
 *     frequent first, equally frequent ones in the answers' order
 */
public record Summary(long responses, Map<String, Map<String, Long>> answers) {
  /** Copies the counts, keeping their order. */
  public Summary {
    var copy = new LinkedHashMap<String, Map<String, Long>>();
    answers.forEach(
        (question, counts) ->
            copy.put(question, Collections.unmodifiableMap(new LinkedHashMap<>(counts))));
    answers = Collections.unmodifiableMap(copy);
  }
}
