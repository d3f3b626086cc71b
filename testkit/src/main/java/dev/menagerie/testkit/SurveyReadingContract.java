package dev.menagerie.testkit;

import static dev.menagerie.surveys.Question.Kind.DATE;
import static dev.menagerie.surveys.Question.Kind.NUMBER;
import static dev.menagerie.surveys.Question.Kind.TEXT;
import static dev.menagerie.surveys.Saved.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link SurveyStore} promises about pages and summaries: the lower half of its suite. */
abstract class SurveyReadingContract extends StoreContract {
  static final List<Question> QUESTIONS =
      List.of(new Question("name", TEXT), new Question("age", NUMBER), new Question("day", DATE));

  final Survey survey = new Survey(Fresh.identifier("survey"), QUESTIONS);

  /** The store, with the survey defined. */
  final SurveyStore surveys() {
    return withSurvey(stores().get(SurveyStore.class));
  }

  /** A second instance on the same data, with the survey defined. */
  final SurveyStore surveysElsewhere() {
    return withSurvey(another().get(SurveyStore.class));
  }

  final SurveyStore withSurvey(SurveyStore store) {
    store.define(survey);
    return store;
  }

  final Response response(Map<String, String> answers) {
    return new Response(survey.id(), Fresh.name("r"), clock().instant(), answers);
  }

  final List<Response> responses(int howMany) {
    return Fresh.list(howMany, () -> response(Map.of("name", "Ann", "age", "42")));
  }

  @Test
  void anEmptySurveyHasOneEmptyPage() {
    assertThat(surveys().page(survey.id(), Optional.empty(), 10))
        .isEqualTo(new ResponsePage(List.of(), Optional.empty()));
  }

  @Test
  void pagesComeInTheOrderInWhichResponsesWereStored() {
    SurveyStore surveys = surveys();
    List<Response> saved = responses(10);
    saved.forEach(surveys::save);

    assertThat(paged(surveys, 3)).isEqualTo(saved);
    assertThat(paged(surveys, 1)).isEqualTo(saved);
    assertThat(paged(surveysElsewhere(), 4)).isEqualTo(saved);
  }

  @Test
  void theLastPageHasNoNext() {
    SurveyStore surveys = surveys();
    responses(10).forEach(surveys::save);

    ResponsePage first = surveys.page(survey.id(), Optional.empty(), 5);
    ResponsePage second = surveys.page(survey.id(), first.next(), 5);

    assertThat(first.next()).isPresent();
    assertThat(second.responses()).hasSize(5);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void pagingWhileOthersSaveMissesNothingThatWasThere() {
    SurveyStore surveys = surveys();
    List<Response> there = responses(100);
    surveys.saveAll(there);

    Races.run(
        THREADS,
        thread -> {
          responses(25).forEach(surveys::save);
          return null;
        },
        () -> assertThat(paged(surveys, 7)).containsAll(there).doesNotHaveDuplicates());

    assertThat(paged(surveys, 100)).hasSize(100 + THREADS * 25).doesNotHaveDuplicates();
  }

  @Test
  void aLimitOutOfBoundsIsRefused() {
    SurveyStore surveys = surveys();
    for (int limit : new int[] {-1, 0, SurveyStore.MAX_LIMIT + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> surveys.page(survey.id(), Optional.empty(), limit));
      assertThatIllegalArgumentException().isThrownBy(() -> surveys.summarise(survey.id(), limit));
    }
  }

  @Test
  void aPlaceThatNoPageGaveIsRefusedByName() {
    SurveyStore surveys = surveys();
    surveys.save(response(Map.of()));
    for (String after : new String[] {"", "x", "1.5", "99999999999999999999"}) {
      assertThatIllegalArgumentException()
          .as(after)
          .isThrownBy(() -> surveys.page(survey.id(), Optional.of(after), 10))
          .withMessageStartingWith("after must be ");
    }
  }

  @Test
  void anEmptySurveySumsUpToNothing() {
    Summary summary = surveys().summarise(survey.id(), 10);

    assertThat(summary.responses()).isZero();
    assertThat(summary.answers()).allSatisfy((question, counts) -> assertThat(counts).isEmpty());
  }

  @Test
  void aSummaryCountsResponsesAndTheAnswersToEachQuestion() {
    SurveyStore surveys = surveys();
    surveys.save(response(Map.of("name", "Ann", "age", "42", "day", "2026-12-01")));
    surveys.save(response(Map.of("name", "Bob", "age", "42")));
    surveys.save(response(Map.of("name", "Ann")));
    surveys.save(response(Map.of()));

    Summary summary = surveysElsewhere().summarise(survey.id(), 10);

    assertThat(summary.responses()).isEqualTo(4);
    assertThat(summary.answers().get("name")).containsExactly(entry("Ann", 2L), entry("Bob", 1L));
    assertThat(summary.answers().get("age")).containsExactly(entry("42", 2L));
    assertThat(summary.answers().get("day")).containsExactly(entry("2026-12-01", 1L));
  }

  @Test
  void aSummaryPutsTheMostFrequentFirstAndEquallyFrequentOnesInTheirOrder() {
    SurveyStore surveys = surveys();
    for (String name : List.of("d", "c", "b", "a", "c", "b", "z", "z", "z")) {
      surveys.save(response(Map.of("name", name)));
    }

    assertThat(surveys.summarise(survey.id(), 10).answers().get("name"))
        .containsExactly(
            entry("z", 3L), entry("b", 2L), entry("c", 2L), entry("a", 1L), entry("d", 1L));
    assertThat(surveys.summarise(survey.id(), 2).answers().get("name"))
        .containsExactly(entry("z", 3L), entry("b", 2L));
  }

  @Test
  void aSummaryTakesAnswersAsTheyAre() {
    SurveyStore surveys = surveys();
    List<String> texts = HostileTexts.WITHOUT_NUL.stream().filter(t -> !t.isBlank()).toList();
    texts.forEach(text -> surveys.save(response(Map.of("name", text))));

    assertThat(surveys.summarise(survey.id(), 100).answers().get("name").keySet())
        .containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void surveysAreApart() {
    SurveyStore surveys = surveys();
    var other = new Survey(survey.id() + "_", QUESTIONS);
    surveys.define(other);
    Response ours = response(Map.of("name", "Ann"));
    Response theirs = new Response(other.id(), ours.id(), ours.at(), Map.of("name", "Bob"));

    assertThat(surveys.saveAll(List.of(ours, theirs))).containsExactly(STORED, STORED);
    assertThat(surveys.find(survey.id(), ours.id())).contains(ours);
    assertThat(surveys.find(other.id(), ours.id())).contains(theirs);
    assertThat(paged(surveys, 10)).containsExactly(ours);
    assertThat(surveys.summarise(other.id(), 10).responses()).isEqualTo(1);
  }

  final List<Response> paged(SurveyStore surveys, int limit) {
    var all = new ArrayList<Response>();
    Optional<String> after = Optional.empty();
    do {
      ResponsePage page = surveys.page(survey.id(), after, limit);
      assertThat(page.responses()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.responses());
      after = page.next();
    } while (after.isPresent());
    return all;
  }
}
