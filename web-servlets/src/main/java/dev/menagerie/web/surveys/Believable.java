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

  private final Questionnaire questionnaire;
  private final Random random;

  /** Answers to a survey, other ones each time. */
  public Believable(Questionnaire questionnaire) {
    this(questionnaire, new Random());
  }

  Believable(Questionnaire questionnaire, Random random) {
    this.questionnaire = questionnaire;
    this.random = random;
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
      boolean lines = kind instanceof FreeText text && text.lines();
      given = List.of(often(lines ? OTHERS : WORDS.getOrDefault(item.id(), WORDS.get("name"))));
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

  private String number(DecimalNumber number) {
    double least = number.min().map(BigDecimal::doubleValue).orElse(0.0);
    double most = number.max().map(BigDecimal::doubleValue).orElse(least + 100);
    double share = Math.max(0, Math.min(1, 0.45 + random.nextGaussian() * 0.18));
    return BigDecimal.valueOf(least + share * (most - least))
        .setScale(0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private LocalDate day(Day day) {
    LocalDate last = day.max().orElse(LocalDate.now(ZoneOffset.UTC));
    LocalDate first = day.min().orElse(last.minusDays(60));
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
