package dev.menagerie.web.surveys;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes answers such as people might give, for demonstrations: some are frequent, most are rare.
 */
public final class Believable {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "name",
          List.of(
              "Pika", "Mimi", "Tiger", "Luna", "Simba", "Nala", "Felix", "Kiki", "Oscar", "Minka",
              "Leo", "Chloe", "Salem", "Pixel", "Momo", "Bella", "Charlie", "Lily", "Max",
              "Willow"),
          "coat",
          List.of("Tabby", "Tortie", "Black", "White", "Ginger", "Calico", "Grey", "Siamese"),
          "donut",
          List.of("Jelly", "Glazed", "Strawberry", "Chocolate", "Boston cream", "Plain", "Maple"));
  private static final List<String> OTHERS =
      List.of(
          "More of the same, please.",
          "The second part was the best.",
          "A little less of it.",
          "I liked the people most.",
          "It was too warm.",
          "Thank you!",
          "Nothing comes to mind.",
          "Longer breaks.",
          "The examples.",
          "Everything worked at once.");
  private static final double ANSWERED = 0.85;

  /** How far apart the least and the greatest number are where the form does not say. */
  private static final BigDecimal USUAL = BigDecimal.valueOf(100);

  private final Questionnaire questionnaire;
  private final Random random;

  /**
   * Answers to a survey, other ones each time.
   *
   * @throws IllegalArgumentException if a question must be answered of which it can guess nothing
   */
  public Believable(Questionnaire questionnaire) {
    this(questionnaire, new Random());
  }

  Believable(Questionnaire questionnaire, Random random) {
    this.questionnaire = questionnaire;
    this.random = random;
    for (Item item : questionnaire.items()) {
      if (item.required() && answer(item).isEmpty()) {
        throw new IllegalArgumentException(
            item.id()
                + " must be answered, but no answer that can be made up fits; a text may have one"
                + " that does as its placeholder");
      }
    }
  }

  /** A form filled in; every answer is one that the form would have taken. */
  public Map<String, String> answers() {
    var answers = new TreeMap<String, String>();
    for (Item item : questionnaire.items()) {
      if (item.required() || random.nextDouble() < ANSWERED) {
        answer(item).ifPresent(given -> answers.put(item.id(), item.kind().stored(given)));
      }
    }
    return answers;
  }

  private Optional<List<String>> answer(Item item) {
    AnswerKind kind = item.kind();
    List<String> given;
    if (kind instanceof Choices choices) {
      given = chosen(choices);
    } else if (kind instanceof Scale scale) {
      double middle = 0.35 + (item.id().hashCode() & 7) / 20.0;
      given = List.of(Integer.toString(around(scale.from(), scale.to(), middle)));
    } else if (kind instanceof DecimalNumber number) {
      given = List.of(number(number));
    } else if (kind instanceof Day day) {
      given = List.of(day(day).toString());
    } else {
      given = List.of(text(item.id(), (FreeText) kind));
    }
    // A pattern or a length may want what nobody can guess.
    return kind.problem(given).isEmpty() ? Optional.of(given) : Optional.empty();
  }

  private List<String> chosen(Choices choices) {
    var left = new ArrayList<>(choices.options());
    var chosen = new ArrayList<String>();
    int number = choices.several() ? around(choices.min(), Math.min(choices.max(), 4), 0.3) : 1;
    while (chosen.size() < number && !left.isEmpty()) {
      String one = often(left);
      left.remove(one);
      chosen.add(one);
    }
    return chosen;
  }

  /** One of the words that the form takes; if it takes none, its own example. */
  private String text(String id, FreeText kind) {
    List<String> words = kind.lines() ? OTHERS : WORDS.getOrDefault(id, WORDS.get("name"));
    List<String> fit =
        words.stream().filter(word -> kind.problem(List.of(word)).isEmpty()).toList();
    return fit.isEmpty() ? kind.placeholder() : often(fit);
  }

  /** A number as exact as its limits. */
  private String number(DecimalNumber number) {
    BigDecimal least =
        number
            .min()
            .or(
                () ->
                    number
                        .max()
                        .filter(most -> most.signum() < 0)
                        .map(most -> most.subtract(USUAL)))
            .orElse(BigDecimal.ZERO);
    BigDecimal most = number.max().orElse(least.add(USUAL));
    double share = Math.max(0, Math.min(1, 0.45 + random.nextGaussian() * 0.18));
    return most.subtract(least)
        .multiply(BigDecimal.valueOf(share))
        .add(least)
        .setScale(Math.max(0, Math.max(least.scale(), most.scale())), RoundingMode.HALF_UP)
        .toPlainString();
  }

  private LocalDate day(Day day) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate first = day.min().orElse(day.max().orElse(today).minusDays(60));
    LocalDate last = day.max().orElse(first.isAfter(today) ? first.plusDays(60) : today);
    long days = ChronoUnit.DAYS.between(first, last);
    return first.plusDays((long) (Math.sqrt(random.nextDouble()) * (days + 1)));
  }

  /** One of some: the first ones more often. */
  private String often(List<String> some) {
    return some.get((int) (some.size() * Math.pow(random.nextDouble(), 1.8)));
  }

  private int around(int from, int to, double middle) {
    double share = middle + random.nextGaussian() * 0.22;
    return Math.max(from, Math.min(to, (int) Math.round(from + share * (to - from))));
  }
}
