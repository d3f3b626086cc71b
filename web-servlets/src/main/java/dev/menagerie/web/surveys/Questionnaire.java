package dev.menagerie.web.surveys;

import static java.util.Objects.requireNonNull;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A survey as people see it.
 *
 * @param id the name of its table, and of its place in addresses
 * @param title what stands above the form
 * @param intro a few words before the questions; may be empty
 * @param button what the button says
 * @param thanks what is said to who has answered; {@code {name}} stands for the answer to the
 *     question {@code name}
 * @param rules when and how often it may be answered, and who may see the results
 * @param items the questions, in their order
 */
public record Questionnaire(
    String id,
    String title,
    String intro,
    String button,
    String thanks,
    Rules rules,
    List<Item> items) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");
  private static final String CATS =
      """
      survey: cats
      title: Please tell us about yourself:
      button: Submit Info
      thanks: Thanks, {name}!

      [name]
      ask: Name:
      kind: text
      required: yes
      placeholder: Pika

      [coat]
      ask: Coat:
      kind: text
      required: yes
      placeholder: Tabby

      [donut]
      ask: Favorite Donut:
      kind: text
      required: yes
      placeholder: Jelly
      """;

  /**
   * When and how often a survey may be answered, and who may see the results.
   *
   * @param results who may see the results; default: everybody
   * @param once whether a visitor's browser may answer only once; default: no
   * @param closes the moment from which on it takes no answers; default: never
   * @param limit the most responses that it takes; default: any number
   */
  public record Rules(
      Audience results, boolean once, Optional<Instant> closes, OptionalLong limit) {
    /** The defaults. */
    public static final Rules DEFAULT =
        new Rules(Audience.EVERYBODY, false, Optional.empty(), OptionalLong.empty());

    /** Refuses a limit that lets nobody answer. */
    public Rules {
      requireNonNull(results, "results");
      requireNonNull(closes, "closes");
      if (limit.isPresent() && limit.getAsLong() < 1) {
        throw new IllegalArgumentException("limit must be at least 1");
      }
    }
  }

  /** Refuses what could not be stored, and thanks that name no question. */
  public Questionnaire {
    items = List.copyOf(items);
    requireNonNull(rules, "rules");
    if (title.isBlank() || button.isBlank() || thanks.isBlank()) {
      throw new IllegalArgumentException("title, button and thanks must not be blank");
    }
    new Survey(id, columns(items));
    List<String> known = items.stream().map(Item::id).toList();
    for (String named : PLACE.matcher(thanks).results().map(m -> m.group(1)).toList()) {
      if (!known.contains(named)) {
        throw new IllegalArgumentException(
            "thanks names {" + named + "}, but the questions are " + String.join(", ", known));
      }
    }
  }

  /** The built-in survey about cats and donuts. */
  public static Questionnaire cats() {
    return QuestionFile.read("cats", CATS);
  }

  /** The survey as a store sees it. */
  public Survey survey() {
    return new Survey(id, columns(items));
  }

  /** The question with an id, if there is one. */
  Optional<Item> item(String question) {
    return items.stream().filter(item -> item.id().equals(question)).findFirst();
  }

  /** What is said to who has answered so. */
  String thanks(Map<String, String> answers) {
    return PLACE
        .matcher(thanks)
        .replaceAll(
            (MatchResult named) ->
                Matcher.quoteReplacement(answers.getOrDefault(named.group(1), "…")));
  }

  /** Whether it takes no answers any more. */
  public boolean isClosed(Instant now) {
    return rules.closes().isPresent() && !now.isBefore(rules.closes().get());
  }

  private static List<Question> columns(List<Item> items) {
    return items.stream().map(item -> new Question(item.id(), item.kind().column())).toList();
  }
}
