package dev.menagerie.testkit;

import static dev.menagerie.surveys.Question.Kind.NUMBER;
import static dev.menagerie.surveys.Question.Kind.TEXT;
import static dev.menagerie.surveys.Saved.REPEATED;
import static dev.menagerie.surveys.Saved.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What {@link SurveyStore} promises; its superclasses have editing, pages and summaries. */
public abstract class SurveyStoreContract extends SurveyEditingContract {
  private static final int WRITES = 25;

  /** For a subclass that says what to open. */
  protected SurveyStoreContract() {}

  @Test
  void aSurveyThatWasNotDefinedIsAnError() {
    SurveyStore surveys = stores().get(SurveyStore.class);
    String id = survey.id();
    Response response = response(Map.of("name", "Ann"));

    assertBroken(() -> surveys.save(response));
    assertBroken(() -> surveys.find(id, response.id()));
    assertBroken(() -> surveys.page(id, Optional.empty(), 10));
    assertBroken(() -> surveys.summarise(id, 10));
  }

  @Test
  void definingAgainIsHarmless() {
    Response response = response(Map.of("name", "Ann"));
    surveys().save(response);

    assertThat(surveys().find(survey.id(), response.id())).contains(response);
  }

  @Test
  void racingDefinitionsAreHarmless() {
    List<SurveyStore> instances =
        List.of(stores().get(SurveyStore.class), another().get(SurveyStore.class));
    Races.run(
        THREADS,
        thread -> {
          instances.get(thread % 2).define(survey);
          return instances.get(thread % 2).save(response(Map.of("name", "Ann")));
        });

    assertThat(paged(surveys(), 100)).hasSize(THREADS);
  }

  @Test
  void aFurtherQuestionKeepsTheResponsesOfTheOlderForm() {
    Response older = response(Map.of("name", "Ann", "age", "42"));
    surveys().save(older);
    var questions = new ArrayList<>(QUESTIONS);
    questions.add(1, new Question("pet", TEXT));
    SurveyStore surveys = stores().get(SurveyStore.class);
    surveys.define(new Survey(survey.id(), questions));
    Response newer = response(Map.of("name", "Bob", "pet", "cat"));

    assertThat(surveys.save(newer)).isEqualTo(STORED);
    assertThat(surveys.find(survey.id(), older.id())).contains(older);
    assertThat(paged(surveys, 10)).containsExactly(older, newer);
  }

  @Test
  void noDefinitionLosesAnAnswer() {
    Response response = response(Map.of("name", "not a number"));
    SurveyStore surveys = surveys();
    surveys.save(response);
    var changed = new Survey(survey.id(), List.of(new Question("name", NUMBER)));

    Throwable refused = catchThrowable(() -> surveys.define(changed));

    assertThat(refused == null || refused instanceof StoreException).isTrue();
    SurveyStore later = withSurvey(reopened().get(SurveyStore.class));
    assertThat(later.find(survey.id(), response.id())).contains(response);
  }

  @Test
  void aResponseNobodySavedIsNotFound() {
    assertThat(surveys().find(survey.id(), "nobody")).isEmpty();
  }

  @Test
  void aResponseIsStoredAndFound() {
    Response response = response(Map.of("name", "Ann", "age", "42", "day", "2024-02-29"));

    assertThat(surveys().save(response)).isEqualTo(STORED);
    assertThat(surveys().find(survey.id(), response.id())).contains(response);
  }

  @Test
  void aRepeatedResponseStaysAsItWas() {
    Response first = response(Map.of("name", "Ann"));
    surveys().save(first);

    var changed = new Response(survey.id(), first.id(), first.at(), Map.of("name", "Bob"));
    assertThat(surveys().save(changed)).isEqualTo(REPEATED);
    assertThat(surveys().find(survey.id(), first.id())).contains(first);
    assertThat(paged(surveys(), 10)).containsExactly(first);
  }

  @Test
  void idsThatAreAlikeAreApart() {
    List<String> ids = List.of("Ann", "ann", "a-n", "a_n", "-", "_", "0", "00", "x".repeat(64));
    List<Response> alike =
        ids.stream()
            .map(id -> new Response(survey.id(), id, clock().instant(), Map.of("name", id)))
            .toList();

    assertThat(surveys().saveAll(alike)).containsOnly(STORED);
    assertThat(alike).allSatisfy(r -> assertThat(surveys().find(survey.id(), r.id())).contains(r));
  }

  @Test
  void whatIsNotStorableIsRefusedAndNotStored() {
    SurveyStore surveys = surveys();
    Response stored = response(Map.of("name", "Ann"));
    surveys.save(stored);
    String tooLong = "x".repeat(Response.MAX_ANSWER + 1);
    for (String name : List.of(tooLong, "a\0b", "\ud83d")) {
      var bad = new Response(survey.id(), stored.id(), stored.at(), Map.of("name", name));
      assertThatThrownBy(() -> surveys.save(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> surveys.replace(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    var oddly = new Response(survey.id(), "no id!", stored.at(), Map.of());
    assertThatThrownBy(() -> surveys.save(oddly)).isInstanceOf(IllegalArgumentException.class);

    assertThat(paged(surveys, 10)).containsExactly(stored);
  }

  @Test
  void aQuestionWithoutAnAnswerStaysWithout() {
    Response nothing = response(Map.of());
    Response empty = response(Map.of("name", ""));
    surveys().saveAll(List.of(nothing, empty));

    assertThat(surveys().find(survey.id(), nothing.id())).contains(nothing);
    assertThat(surveys().find(survey.id(), empty.id())).contains(empty);
  }

  @Test
  void otherAnswersThanTheLastResponseHadAreKept() {
    SurveyStore surveys = surveys();
    for (Map<String, String> answers :
        List.of(
            Map.of("name", "Ann"),
            Map.of("age", "42", "day", "2024-02-29"),
            Map.of("name", "Bob", "age", "7"))) {
      Response response = response(answers);
      surveys.save(response);
      assertThat(surveys.find(survey.id(), response.id())).contains(response);
    }
  }

  @Test
  void aBatchMayAnswerDifferentQuestions() {
    List<Response> batch =
        List.of(
            response(Map.of("name", "Ann")),
            response(Map.of("age", "42", "day", "2024-02-29")),
            response(Map.of()));

    assertThat(surveys().saveAll(batch)).containsOnly(STORED);
    assertThat(paged(surveys(), 10)).containsExactlyInAnyOrderElementsOf(batch);
  }

  @Test
  void whateverIsAnsweredIsKept() {
    var texts = new ArrayList<>(HostileTexts.WITHOUT_NUL);
    texts.add("🐈".repeat(Response.MAX_ANSWER));
    for (String text : texts) {
      Response response = response(Map.of("name", text));
      surveys().save(response);
      assertThat(surveys().find(survey.id(), response.id())).contains(response);
    }
  }

  @Test
  void numbersAndDaysAreKeptAsTheyWereGiven() {
    for (String number : List.of("0", "-1", "42", "1.5", "-0.25", "123456789012.5")) {
      Response response = response(Map.of("age", number));
      surveys().save(response);
      assertThat(surveys().find(survey.id(), response.id())).contains(response);
    }
    for (String day : List.of("2026-12-01", "2024-02-29", "1900-01-01", "9999-12-31")) {
      Response response = response(Map.of("day", day));
      surveys().save(response);
      assertThat(surveys().find(survey.id(), response.id())).contains(response);
    }
  }

  @Test
  void momentsAreKeptToTheMillisecond() {
    for (Instant moment : List.of(Instant.EPOCH, Instant.parse("2026-12-01T10:00:00.123456Z"))) {
      var response = new Response(survey.id(), Fresh.name("r"), moment, Map.of());
      surveys().save(response);
      assertThat(surveys().find(survey.id(), response.id()).map(Response::at))
          .contains(Instant.ofEpochMilli(moment.toEpochMilli()));
    }
  }

  @Test
  void anAnswerThatDoesNotFitItsQuestionIsAnError() {
    for (String bad : List.of("many", "1,5", "NaN", "", "1 OR 1=1")) {
      assertRefused(response(Map.of("name", "Ann", "age", bad)));
    }
    for (String bad : List.of("tomorrow", "2026-02-30", "01.12.2026", "", "2026-12-01T10:00")) {
      assertRefused(response(Map.of("name", "Ann", "day", bad)));
    }
  }

  @Test
  void anAnswerWithoutAQuestionIsAnError() {
    assertRefused(response(Map.of("name", "Ann", "nobody_asked", "anything")));
    assertRefused(response(Map.of("name", "Ann", "'; DROP TABLE x; --", "anything")));
  }

  @Test
  void aBatchWithABadResponseStoresNothing() {
    List<Response> batch = withABadOneInTheMiddle();

    assertBroken(() -> surveys().saveAll(batch));
    assertThat(paged(surveys(), 100)).isEmpty();
  }

  @Test
  void inAGroupABadResponseLeavesItsNeighboursAlone() {
    List<Response> batch = withABadOneInTheMiddle();
    List<Object> outcomes;
    try (var group = GroupCommit.to("test", "save", surveys()::saveAll).build()) {
      var futures = batch.stream().map(group::submit).toList();
      outcomes = new ArrayList<>();
      futures.forEach(f -> outcomes.add(f.<Object>handle((s, e) -> e == null ? s : e).join()));
    }

    assertThat(outcomes.remove(5)).isExactlyInstanceOf(StoreException.class);
    assertThat(outcomes).hasSize(10).containsOnly((Object) STORED);
    assertThat(paged(surveys(), 100)).hasSize(10);
  }

  @Test
  void anEmptyBatchHasNoOutcomes() {
    assertThat(surveys().saveAll(List.of())).isEmpty();
  }

  @Test
  void outcomesComeInTheOrderOfTheResponses() {
    List<Response> r = responses(4);
    surveys().save(r.get(1));
    var changed = new Response(survey.id(), r.get(0).id(), r.get(0).at(), Map.of("name", "Bob"));

    assertThat(surveys().saveAll(List.of(r.get(0), r.get(1), r.get(2), changed, r.get(3))))
        .containsExactly(STORED, REPEATED, STORED, REPEATED, STORED);
    assertThat(surveys().find(survey.id(), r.get(0).id())).contains(r.get(0));
  }

  @Test
  void repetitionsAreToldFromNewResponsesHoweverManyNewOnesCameBefore() {
    Response first = response(Map.of("name", "Ann"));
    surveys().save(first);
    for (int more = 0; more < 130; more++) {
      assertThat(surveys().save(response(Map.of("name", "Bob")))).isEqualTo(STORED);
      if (more % 110 == 0) {
        assertThat(surveys().saveAll(List.of(response(Map.of()), first, response(Map.of()))))
            .containsExactly(STORED, REPEATED, STORED);
      }
    }

    assertThat(paged(surveys(), 100)).hasSize(135).doesNotHaveDuplicates();
  }

  @Test
  void aBatchLargerThanAnyTransactionIsStoredWholeAndOnlyOnce() {
    List<Response> large = responses(LARGE_BATCH);

    assertThat(surveys().saveAll(large)).hasSize(LARGE_BATCH).containsOnly(STORED);
    assertThat(surveys().saveAll(large)).hasSize(LARGE_BATCH).containsOnly(REPEATED);
    assertThat(paged(surveys(), SurveyStore.MAX_LIMIT)).containsExactlyInAnyOrderElementsOf(large);
  }

  @Test
  void responsesSentAgainAfterAnUnknownOutcomeAreStoredOnce() {
    List<Response> sent = responses(30);
    surveys().saveAll(sent.subList(0, 17));

    List<Saved> saved = surveysElsewhere().saveAll(sent);

    assertThat(saved.subList(0, 17)).containsOnly(REPEATED);
    assertThat(saved.subList(17, 30)).containsOnly(STORED);
    assertThat(paged(surveys(), 100)).hasSize(30);
  }

  @Test
  void responsesOutliveTheInstanceThatTookThem() {
    List<Response> saved = responses(10);
    saved.forEach(surveys()::save);

    SurveyStore later = withSurvey(reopened().get(SurveyStore.class));

    assertThat(paged(later, 10)).isEqualTo(saved);
    assertThat(later.save(saved.get(0))).isEqualTo(REPEATED);
  }

  @Test
  void racingResponsesAllArrive() {
    List<SurveyStore> instances = List.of(surveys(), surveysElsewhere());
    Races.run(
        THREADS,
        thread -> {
          responses(WRITES)
              .forEach(r -> assertThat(instances.get(thread % 2).save(r)).isEqualTo(STORED));
          return null;
        });

    assertThat(paged(surveys(), 100)).hasSize(THREADS * WRITES).doesNotHaveDuplicates();
    assertThat(surveys().summarise(survey.id(), 1).responses()).isEqualTo(THREADS * WRITES);
  }

  @Test
  void ofRacingRepetitionsOneIsStored() {
    List<SurveyStore> instances = List.of(surveys(), surveysElsewhere());
    for (int round = 0; round < 10; round++) {
      Response response = response(Map.of("name", "Ann"));
      var saved = Races.run(THREADS, thread -> instances.get(thread % 2).save(response));
      assertThat(saved).containsOnlyOnce(STORED);
    }
    assertThat(paged(surveys(), 100)).hasSize(10);
  }

  @Test
  void racingBatchesOfTheSameResponsesInDifferentOrdersStoreEachOnce() {
    List<SurveyStore> instances = List.of(surveys(), surveysElsewhere());
    List<Response> same = responses(100);
    var stored =
        Races.run(
            THREADS,
            thread -> {
              var mine = new ArrayList<>(same);
              Collections.shuffle(mine, new Random(thread));
              return Collections.frequency(instances.get(thread % 2).saveAll(mine), STORED);
            });

    assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    assertThat(paged(surveys(), 100)).containsExactlyInAnyOrderElementsOf(same);
  }

  private List<Response> withABadOneInTheMiddle() {
    var batch = new ArrayList<>(responses(10));
    batch.add(5, response(Map.of("name", "Ann", "age", "many")));
    return batch;
  }

  private void assertRefused(Response response) {
    assertBroken(() -> surveys().save(response));
    assertThat(surveys().find(survey.id(), response.id())).isEmpty();
  }

  /** Not one of the subclasses, which would invite to try again. */
  private static void assertBroken(ThrowingCallable call) {
    assertThatThrownBy(call).isExactlyInstanceOf(StoreException.class);
  }
}
