package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Procedure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Orders what a search found, the best first: the code itself, then codes that begin so, then
 * titles that hold the words whole, early and close together.
 */
final class Ranking {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String query;
  private final List<String> words;

  Ranking(String query) {
    this.query = query.toLowerCase(Locale.ROOT).strip();
    this.words = words(query);
  }

  /** The words of a text, in lower case. */
  static List<String> words(String text) {
    return NO_WORD
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Puts the better ones first; of equally good ones, the one whose code comes first. */
  List<Procedure> ranked(List<Procedure> found) {
    record Scored(Procedure procedure, double score) {}
    return found.stream()
        .map(each -> new Scored(each, score(each)))
        .sorted(
            Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(each -> each.procedure.code()))
        .map(Scored::procedure)
        .toList();
  }

  private double score(Procedure procedure) {
    String code = procedure.code().toLowerCase(Locale.ROOT);
    if (code.equals(query)) {
      return 100;
    }
    double score = code.startsWith(query) ? 50 : 0;
    List<String> title = words(procedure.title());
    for (String word : words) {
      int whole = title.indexOf(word);
      if (whole >= 0) {
        score += 2 + 1.0 / (1 + whole);
        continue;
      }
      for (int i = 0; i < title.size(); i++) {
        if (title.get(i).startsWith(word)) {
          score += 1 + 0.5 / (1 + i);
          break;
        }
      }
    }
    return score - title.size() / 1000.0;
  }
}
