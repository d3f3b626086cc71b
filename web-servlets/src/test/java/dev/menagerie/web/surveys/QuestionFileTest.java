package dev.menagerie.web.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.menagerie.surveys.Question;
import dev.menagerie.web.surveys.BadQuestionsException.Problem;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QuestionFileTest {
  private static final String EVERYTHING =
      """
      # A remark.
      survey: feedback
      title: How was it?
      intro: Two minutes.
      button: Done
      thanks: Thank you, {name}!
      results: answered
      once: yes
      closes: 2026-12-31T18:00+01:00
      limit: 500

      [name]
      ask: Your name: or nick
      kind: text
      required: yes
      min: 2
      max: 40
      pattern: [A-Z].*
      pattern-help: Begin with a capital letter.
      placeholder: Pika
      help: As on the badge.

      [remarks]
      ask: What else?
      kind: long text

      [talk]
      ask: The best talk?
      kind: one of
      - Cats
      - Dogs
      other: yes

      [food]
      ask: What did you eat?
      kind: several of
      - Soup
      - Salad
      - Cake
      max: 2

      [age]
      ask: Your age?
      kind: number
      min: 0
      max: 130

      [mood]
      ask: Your mood?
      kind: scale
      low: bad
      high: good

      [day]
      ask: Which day?
      kind: date
      min: 2026-12-01
      """;

  @Test
  void everyKindOfQuestionIsRead() {
    Questionnaire read = QuestionFile.read("x", EVERYTHING);

    assertThat(read.id()).isEqualTo("feedback");
    assertThat(read.title()).isEqualTo("How was it?");
    assertThat(read.items()).extracting(Item::id).startsWith("name", "remarks").endsWith("day");
    assertThat(read.survey().questions())
        .contains(
            new Question("talk", Question.Kind.TEXT),
            new Question("food", Question.Kind.LIST),
            new Question("age", Question.Kind.NUMBER),
            new Question("mood", Question.Kind.NUMBER),
            new Question("day", Question.Kind.DATE));
    assertThat(read.items().get(0).ask()).isEqualTo("Your name: or nick");
    assertThat(read.items().get(5).kind()).isEqualTo(new Scale(1, 5, "bad", "good"));
  }

  @Test
  void theRulesAreRead() {
    assertThat(QuestionFile.read("x", EVERYTHING).rules())
        .isEqualTo(
            new Questionnaire.Rules(
                Audience.ANSWERED,
                true,
                java.util.Optional.of(Instant.parse("2026-12-31T17:00:00Z")),
                OptionalLong.of(500)));
  }

  @Test
  void aFileNeedsNoMoreThanATitleAndAQuestion() {
    Questionnaire read = QuestionFile.read("pets", "title: Pets\n[a]\nask: A?\nkind: text\n");

    assertThat(read.id()).isEqualTo("pets");
    assertThat(read.rules()).isEqualTo(Questionnaire.Rules.DEFAULT);
    assertThat(read.items().get(0).required()).isFalse();
  }

  @Test
  void theBuiltInSurveyIsTheOriginals() {
    Questionnaire cats = Questionnaire.cats();

    assertThat(cats.title()).isEqualTo("Please tell us about yourself:");
    assertThat(cats.items()).extracting(Item::id).containsExactly("name", "coat", "donut");
    assertThat(cats.items()).allMatch(Item::required);
    assertThat(cats.thanks(java.util.Map.of("name", "$1 {coat}"))).isEqualTo("Thanks, $1 {coat}!");
  }

  @Test
  void aByteOrderMarkBelongsToNoLine() {
    String file = "title: Pets\n[name]\nask: Your name?\nkind: text\n";
    assertThat(QuestionFile.read("pets", "\uFEFF" + file).title()).isEqualTo("Pets");
  }

  @Test
  void allMistakesAreToldAtOnceWithTheirLines() {
    assertThat(
            problems(
                """
                titel: Pets
                limit: many
                whatever
                [name]
                kind: txt
                [name]
                ask: Twice?
                kind: text
                min: 5
                max: 2
                - Option
                """))
        .containsExactly(
            new Problem(1, "'title' is missing."),
            new Problem(
                1,
                "'titel' means nothing here; there are button, closes, intro, limit, once,"
                    + " results, survey, thanks, title."),
            new Problem(2, "'limit' must be a whole number from 1 to 1000000000, but is 'many'."),
            new Problem(3, "A line must be 'key: value', '[question]', '- option' or '# remark'."),
            new Problem(4, "'ask' is missing."),
            new Problem(
                5,
                "'kind' must be text, long text, one of, several of, number, scale or date, but is"
                    + " 'txt'."),
            new Problem(6, "There is a question [name] already."),
            new Problem(6, "Min and max must be 1 to 10000, and min not above max."));
  }

  @Test
  void whatMakesNoSenseIsRefusedWhereItStands() {
    assertRefused("kind: text\nother: yes", 4, "'other' means nothing here");
    assertRefused("kind: text\n- Soup", 4, "Only 'one of' and 'several of' have options");
    assertRefused("kind: text\npattern: (", 4, "'pattern' must be a regular expression");
    assertRefused("kind: text\nrequired: maybe", 4, "'required' must be yes or no");
    assertRefused("kind: one of\n- Soup", 2, "A choice must have at least two options");
    assertRefused("kind: one of\n- Soup\n- Soup\n- Cake", 5, "The option 'Soup' is there already");
    assertRefused("kind: one of\n- Soup\n- a; b\n- Cake", 5, "without a semicolon");
    assertRefused("kind: scale\nmin: 0\nmax: 100", 2, "1 to 10 above min");
    assertRefused("kind: date\nmin: tomorrow", 4, "'min' must be a day such as");
    assertRefused("kind: number\nmin: 5\nmax: 1", 2, "Min must not be above max");
    assertRefused("kind: text\nkind: text", 4, "'kind' is said twice here");
  }

  @Test
  void idsThatCannotBeColumnsAreRefused() {
    for (String id : List.of("Name", "", "id", "at", "seq", "a-b", "after", "limit", "1st")) {
      assertThat(problems("title: T\n[" + id + "]\nask: A?\nkind: text\n"))
          .as(id)
          .singleElement()
          .extracting(Problem::line)
          .isEqualTo(2);
    }
    assertThat(problems("survey: menagerie_x\ntitle: T\n[a]\nask: A?\nkind: text\n")).hasSize(1);
  }

  @Test
  void aSurveyIsNotCalledAsTheAppsOwnFiles() {
    String questions = "[a]\nask: A?\nkind: text\n";
    assertThat(problems("title: T\nsurvey: assets\n" + questions))
        .containsExactly(
            new Problem(
                2,
                "A survey cannot be called 'assets', where the app's own files are; name it"
                    + " otherwise."));
    assertThatThrownBy(() -> QuestionFile.read("assets", "title: T\n" + questions))
        .isInstanceOf(BadQuestionsException.class)
        .hasMessageContaining("assets:1: A survey cannot be called 'assets'");
  }

  @Test
  void thanksMayNameNoneButQuestions() {
    assertThat(problems("title: T\nthanks: Hi {nobody}\n[a]\nask: A?\nkind: text\n"))
        .singleElement()
        .extracting(Problem::reason)
        .asString()
        .contains("{nobody}");
  }

  @Test
  void aFileWithoutQuestionsIsRefused() {
    assertThat(problems("title: T\n")).hasSize(1);
    assertThat(problems("")).hasSize(2);
  }

  private static void assertRefused(String question, int line, String reason) {
    List<Problem> problems = problems("title: T\n[a]\n" + question + "\nask: A?\n");
    assertThat(problems).as(question).hasSize(1);
    assertThat(problems.get(0).line()).as(question).isEqualTo(line);
    assertThat(problems.get(0).reason()).contains(reason);
  }

  private static List<Problem> problems(String text) {
    return catchThrowableOfType(BadQuestionsException.class, () -> QuestionFile.read("x", text))
        .problems();
  }
}
