package dev.menagerie.web.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class FilledTest {
  private static final int SMALL_STACK = 256 * 1024;
  private static final String MORE =
      """
      title: T
      [text]
      ask: A?
      kind: text
      min: 2
      max: 5
      pattern: [^x]*
      [lines]
      ask: A?
      kind: long text
      max: 5
      pattern: a+\\n\\n?b+
      [one]
      ask: A?
      kind: one of
      - Soup
      - Cake
      [other]
      ask: A?
      kind: one of
      - Soup
      other: yes
      [several]
      ask: A?
      kind: several of
      - Soup
      - Cake
      - Fish
      other: yes
      min: 2
      max: 3
      [number]
      ask: A?
      kind: number
      min: -1
      max: 100
      [scale]
      ask: A?
      kind: scale
      [day]
      ask: A?
      kind: date
      min: 2026-12-01
      max: 2026-12-31
      """;
  private static final Questionnaire SURVEY = QuestionFile.read("x", MORE);

  @Test
  void whatFitsIsStoredInOneForm() {
    assertStored("text", "🐈🐈🐈🐈🐈", "🐈🐈🐈🐈🐈");
    assertStored("one", "Soup", "Soup");
    assertStored("other", "Stew", "Stew");
    assertStored("several", "Soup; Stew", "Soup", "Stew");
    assertStored("number", "1.5", " 1,50 ");
    assertStored("number", "100", "+100.0");
    assertStored("number", "0", "-0.00");
    assertStored("scale", "5", "5");
    assertStored("day", "2026-12-01", "2026-12-01");
  }

  @Test
  void aTextThatItsPatternIsTooDeepForIsRefusedAndNothingBreaks() throws Exception {
    var survey =
        QuestionFile.read("x", "title: T\n[a]\nask: A?\nkind: long text\npattern: (.|\\n)+\n");
    var filling =
        new FutureTask<>(() -> Filled.of(survey, Map.of("a", List.of("x".repeat(10_000)))));
    new Thread(null, filling, "small", SMALL_STACK).start();
    Filled filled = filling.get();

    assertThat(filled.errors().get("a")).contains("too long");
    assertThat(filled.answers()).isEmpty();
  }

  @Test
  void lengthsAreToldAlikeOnEveryMachine() {
    var survey = QuestionFile.read("x", "title: T\n[a]\nask: A?\nkind: text\nmax: 1000\n");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      var filled = Filled.of(survey, Map.of("a", List.of("x".repeat(1001))));
      assertThat(filled.errors().get("a"))
          .isEqualTo("Use at most 1,000 characters; these are 1,001.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aBrowsersLineBreakIsOneCharacter() {
    assertStored("lines", "aa\n\nb", "aa\r\n\r\nb");
    assertThat(filled("lines", "aa\r\n\r\nbb").errors().get("lines")).endsWith("these are 6.");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertRefused("text", "x", "abcdef", "axb");
    assertRefused("one", "Stew", ":other", "soup");
    assertRefused("other", ":other", "y".repeat(201));
    assertRefused("several", "Soup", "a; b");
    assertRefused("number", "-2", "101", "1e1", "NaN", "1.2.3", "٣");
    assertRefused("scale", "0", "6", "1.0");
    assertRefused("day", "2026-11-30", "2027-01-01", "2026-12-32", "1.12.2026");
  }

  @Test
  void oneAnswerIsWantedWhereOneIsAskedFor() {
    for (String id : List.of("text", "one", "number", "scale", "day")) {
      assertThat(filled(id, "5", "5").errors()).as(id).containsOnlyKeys(id);
    }
    assertThat(filled("several", "Soup", "Soup").errors()).containsOnlyKeys("several");
    assertThat(filled("several", "Soup", "Cake", "Fish", "Stew").errors()).isNotEmpty();
  }

  @Test
  void whatNobodyHasToAnswerMayStayEmpty() {
    for (Item item : SURVEY.items()) {
      Filled filled = filled(item.id(), " ", "");
      assertThat(filled.errors()).isEmpty();
      assertThat(filled.answers()).isEmpty();
    }
  }

  @Test
  void blanksAreNoAnswerWhereOneIsRequired() {
    var cats = Questionnaire.cats();
    Filled filled =
        Filled.of(cats, Map.of("name", List.of(" \t\u00a0\u200b "), "coat", List.of("Tabby")));

    assertThat(filled.errors()).containsOnlyKeys("name", "donut");
    assertThat(filled.answers()).containsEntry("coat", "Tabby");
  }

  @Test
  void nulAndHalfCharactersAreRefused() {
    assertRefused("text", "a\0b", "a\ud83d");
    assertRefused("other", "a\0b");
  }

  @Test
  void whatIsStoredFillsTheFormAgain() {
    Filled filled = Filled.with(SURVEY, Map.of("several", "Soup; Stew", "number", "1.5"));

    assertThat(filled.given().get("several")).containsExactly("Soup", "Stew");
    assertThat(filled.given().get("number")).containsExactly("1.5");
    assertThat(filled.given().get("text")).isEmpty();
  }

  @Test
  void believableAnswersAreOnesThatTheFormTakes() {
    var believable = new Believable(SURVEY, new Random(1));
    for (int i = 0; i < 200; i++) {
      Map<String, String> answers = believable.answers();
      assertThat(Filled.of(SURVEY, Filled.with(SURVEY, answers).given()).errors()).isEmpty();
    }
  }

  @Test
  void whateverMustBeAnsweredHasABelievableAnswer() {
    var survey =
        QuestionFile.read(
            "x",
            """
            title: T
            [plate]
            ask: A?
            kind: text
            required: yes
            pattern: [A-Z]{3}[0-9]{4}
            placeholder: ABC1234
            [long]
            ask: A?
            kind: text
            required: yes
            min: 7
            [share]
            ask: A?
            kind: number
            required: yes
            min: 0.2
            max: 0.4
            [frost]
            ask: A?
            kind: number
            required: yes
            max: -5
            [later]
            ask: A?
            kind: date
            required: yes
            min: 9000-01-01
            """);
    var believable = new Believable(survey, new Random(1));
    for (int i = 0; i < 200; i++) {
      assertThat(believable.answers())
          .containsOnlyKeys("plate", "long", "share", "frost", "later")
          .containsEntry("plate", "ABC1234");
    }
  }

  @Test
  void whatNobodyCanGuessIsLeftOutOrNamedWhereItIsRequired() {
    String file = "title: T\n[plate]\nask: A?\nkind: text\npattern: [A-Z]{3}[0-9]{4}\n";
    var optional = new Believable(QuestionFile.read("x", file), new Random(1));
    assertThat(optional.answers()).isEmpty();

    var required = QuestionFile.read("x", file + "required: yes\n");
    assertThatThrownBy(() -> new Believable(required))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("plate must be answered");
  }

  private static void assertStored(String id, String stored, String... given) {
    Filled filled = filled(id, given);
    assertThat(filled.errors()).isEmpty();
    assertThat(filled.answers()).containsEntry(id, stored);
  }

  private static void assertRefused(String id, String... each) {
    for (String given : each) {
      Filled filled = filled(id, given);
      assertThat(filled.errors()).as(given).containsOnlyKeys(id);
      assertThat(filled.answers()).isEmpty();
    }
  }

  private static Filled filled(String id, String... given) {
    return Filled.of(SURVEY, Map.of(id, Arrays.asList(given)));
  }
}
