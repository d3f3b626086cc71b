package dev.menagerie.web.surveys;

import dev.menagerie.web.pages.Charts;
import dev.menagerie.web.pages.Charts.Bar;
import dev.menagerie.web.pages.Svg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the answers to a question, each kind as it is read best. */
final class AnswerCharts {
  private static final int MOST_TEXTS = 10;
  private static final int MOST_OTHERS = 5;

  private AnswerCharts() {}

  /**
   * Draws counted answers.
   *
   * @param counts how often each was given, the most frequent first
   * @param answered how many gave any
   */
  static Svg draw(Item item, Map<String, Long> counts, long answered) {
    if (item.kind() instanceof Choices choices) {
      return Charts.bars(item.ask(), options(choices, counts), answered);
    }
    if (item.kind() instanceof Scale scale) {
      return Charts.histogram(item.ask(), NumberBins.of(scale, counts));
    }
    if (item.kind() instanceof DecimalNumber) {
      return Charts.histogram(item.ask(), NumberBins.of(counts));
    }
    if (item.kind() instanceof Day) {
      return Days.draw(item.ask(), counts);
    }
    return Charts.bars(item.ask(), texts(counts), answered);
  }

  /** The options in the form's order, whether chosen or not, and what else was meant. */
  private static List<Bar> options(Choices choices, Map<String, Long> counts) {
    var bars = new ArrayList<Bar>();
    choices.options().forEach(o -> bars.add(new Bar(o, counts.getOrDefault(o, 0L))));
    var others = new LinkedHashMap<>(counts);
    choices.options().forEach(others::remove);
    var folded = new ArrayList<>(Folded.together(others).entrySet());
    folded.stream().limit(MOST_OTHERS).forEach(o -> bars.add(new Bar(o.getKey(), o.getValue())));
    long rest = folded.stream().skip(MOST_OTHERS).mapToLong(Map.Entry::getValue).sum();
    if (rest > 0) {
      bars.add(new Bar("anything else", rest));
    }
    return bars;
  }

  private static List<Bar> texts(Map<String, Long> counts) {
    return Folded.together(counts).entrySet().stream()
        .limit(MOST_TEXTS)
        .map(text -> new Bar(text.getKey(), text.getValue()))
        .toList();
  }
}
