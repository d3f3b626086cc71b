package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Entry;
import dev.menagerie.web.http.HttpProblem;
import java.util.Map;

/**
 * Entity tags, which are the versions of rows and of the catalogue; and what is wrong with others.
 */
final class Tags {
  private Tags() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  static String of(Entry entry) {
    return of(entry.version());
  }

  /** What is there has another tag than the client expects. */
  static HttpProblem failed(String current) {
    return new HttpProblem(
        412, "It was changed meanwhile: its tag is " + current + " now", Map.of("ETag", current));
  }

  /** The client expects something to be there, but nothing is. */
  static HttpProblem nothingThere() {
    return new HttpProblem(412, "There is no such code, so it has no tag");
  }
}
