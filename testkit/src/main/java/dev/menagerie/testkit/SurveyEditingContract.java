package dev.menagerie.testkit;

import static dev.menagerie.surveys.Question.Kind.LIST;
import static dev.menagerie.surveys.Question.Kind.NUMBER;
import static dev.menagerie.surveys.Question.Kind.TEXT;
import static dev.menagerie.surveys.Saved.FULL;
import static dev.menagerie.surveys.Saved.REPEATED;
import static dev.menagerie.surveys.Saved.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link SurveyStore} promises about filters, bounds, corrections and deletions. */
abstract class SurveyEditingContract extends SurveyReadingContract {
  private static final int ROOM = 7;

  private final Survey pets =
      new Survey(
          Fresh.identifier("pets"),
          List.of(new Question("name", TEXT), new Question("pets", LIST)));

  @Test
  void theLatestResponsesCanBeReadFirst() {
    SurveyStore surveys = surveys();
    List<Response> saved = responses(5);
    saved.forEach(surveys::save);

    ResponsePage first =
        surveys.page(survey.id(), Filter.all(), Order.NEWEST_FIRST, Optional.empty(), 3);
    ResponsePage second =
        surveys.page(survey.id(), Filter.all(), Order.NEWEST_FIRST, first.next(), 3);

    assertThat(first.responses()).containsExactly(saved.get(4), saved.get(3), saved.get(2));
    assertThat(second.responses()).containsExactly(saved.get(1), saved.get(0));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void aFilterLetsPassOnlyWhatGaveItsAnswers() {
    SurveyStore surveys = surveys();
    Response ann = response(Map.of("name", "Ann", "age", "42", "day", "2026-12-01"));
    Response bob = response(Map.of("name", "Bob", "age", "42"));
    Response cyd = response(Map.of("name", "Cyd", "age", "42.0"));
    surveys.saveAll(List.of(ann, bob, cyd, response(Map.of("age", "4")), response(Map.of())));

    for (String age : new String[] {"42", "42.0", "+42.00"}) {
      assertThat(passing(surveys, survey, Map.of("age", age)))
          .as(age)
          .extracting(Response::id)
          .containsExactlyInAnyOrder(ann.id(), bob.id(), cyd.id());
    }
    assertThat(passing(surveys, survey, Map.of("age", "42", "name", "Ann"))).containsExactly(ann);
    assertThat(passing(surveys, survey, Map.of("day", "2026-12-01"))).containsExactly(ann);
    assertThat(passing(surveys, survey, Map.of("name", "ann"))).isEmpty();
    assertThat(passing(surveys, survey, Map.of("name", "' or 1=1 --"))).isEmpty();
  }

  @Test
  void filteredPagesMissNothingAndRepeatNothing() {
    SurveyStore surveys = surveys();
    var wanted = new ArrayList<Response>();
    for (int i = 0; i < 20; i++) {
      Response response = response(Map.of("name", i % 3 == 0 ? "Ann" : "Bob"));
      surveys.save(response);
      if (i % 3 == 0) {
        wanted.add(response);
      }
    }

    for (int limit = 1; limit <= wanted.size() + 1; limit++) {
      assertThat(passing(surveys, survey, Map.of("name", "Ann"), limit)).isEqualTo(wanted);
    }
  }

  @Test
  void aFilteredSummaryCountsWhatPasses() {
    SurveyStore surveys = surveys();
    surveys.save(response(Map.of("name", "Ann", "age", "42")));
    surveys.save(response(Map.of("name", "Bob", "age", "42")));
    surveys.save(response(Map.of("name", "Ann", "age", "4")));

    var summary = surveys.summarise(survey.id(), new Filter(Map.of("name", "Ann")), 10);

    assertThat(summary.responses()).isEqualTo(2);
    assertThat(summary.answers().get("name")).containsExactly(entry("Ann", 2L));
    assertThat(summary.answers().get("age")).containsExactly(entry("4", 1L), entry("42", 1L));
  }

  @Test
  void aFilterByWhatIsNoQuestionIsAnError() {
    SurveyStore surveys = surveys();
    var filter = new Filter(Map.of("nobody_asked", "x"));

    assertThatThrownBy(() -> surveys.summarise(survey.id(), filter, 10))
        .isExactlyInstanceOf(StoreException.class);
    assertThatThrownBy(
            () -> surveys.page(survey.id(), filter, Order.OLDEST_FIRST, Optional.empty(), 10))
        .isExactlyInstanceOf(StoreException.class);
  }

  @Test
  void thePartsOfAListCountByThemselves() {
    SurveyStore surveys = stores().get(SurveyStore.class);
    surveys.define(pets);
    Response both = pet("Ann", "Cat; Dog");
    Response one = pet("Bob", "Cat");
    surveys.saveAll(List.of(both, one, pet("Cyd", "Catfish")));

    assertThat(surveys.summarise(pets.id(), 10).answers().get("pets"))
        .containsExactly(entry("Cat", 2L), entry("Catfish", 1L), entry("Dog", 1L));
    assertThat(passing(surveys, pets, Map.of("pets", "Cat"))).containsExactlyInAnyOrder(both, one);
    assertThat(surveys.find(pets.id(), both.id())).contains(both);
  }

  @Test
  void aSurveyTakesAsManyResponsesAsItHasRoomFor() {
    SurveyStore surveys = surveys();
    List<Response> r = responses(4);
    surveys.save(r.get(0));

    assertThat(surveys.saveUpTo(2, List.of(r.get(0), r.get(1), r.get(1), r.get(2))))
        .containsExactly(REPEATED, STORED, REPEATED, FULL);
    assertThat(surveys.saveUpTo(2, List.of(r.get(3), r.get(1)))).containsExactly(FULL, REPEATED);
    assertThat(surveys.saveUpTo(0, List.of())).isEmpty();
    assertThat(paged(surveys, 10)).containsExactly(r.get(0), r.get(1));
  }

  @Test
  void theBoundIsExactHoweverManySaveAtOnce() {
    List<SurveyStore> instances = List.of(surveys(), surveysElsewhere());
    var outcomes =
        Races.run(
            THREADS,
            thread -> {
              var mine = new ArrayList<Saved>();
              responses(3)
                  .forEach(r -> mine.addAll(instances.get(thread % 2).saveUpTo(ROOM, List.of(r))));
              return mine;
            });

    assertThat(outcomes.stream().flatMap(List::stream).filter(s -> s == STORED)).hasSize(ROOM);
    assertThat(paged(surveys(), 100)).hasSize(ROOM);
  }

  @Test
  void aBoundIsForOneSurvey() {
    Response ours = response(Map.of());
    Response toUndefined = pet("Ann", "Cat");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> surveys().saveUpTo(5, List.of(ours, toUndefined)));
  }

  @Test
  void aReplacedResponseHasItsNewAnswersAndItsOldPlace() {
    SurveyStore surveys = surveys();
    Response first = response(Map.of("name", "Ann", "age", "42"));
    Response second = response(Map.of("name", "Bob"));
    surveys.saveAll(List.of(first));
    surveys.save(second);
    clock().advance(Duration.ofHours(1));

    var changed = new Response(survey.id(), first.id(), clock().instant(), Map.of("name", "Eve"));
    assertThat(surveys.replace(changed)).isTrue();

    var stays = new Response(survey.id(), first.id(), first.at(), Map.of("name", "Eve"));
    assertThat(surveysElsewhere().find(survey.id(), first.id())).contains(stays);
    assertThat(paged(surveys, 10)).containsExactly(stays, second);
    var counts = surveys.summarise(survey.id(), 10);
    assertThat(counts.responses()).isEqualTo(2);
    assertThat(counts.answers().get("name")).containsExactly(entry("Bob", 1L), entry("Eve", 1L));
    assertThat(counts.answers().get("age")).isEmpty();
  }

  @Test
  void aResponseThatIsNotThereIsNotReplaced() {
    SurveyStore surveys = surveys();

    assertThat(surveys.replace(response(Map.of("name", "Ann")))).isFalse();
    assertThat(paged(surveys, 10)).isEmpty();
  }

  @Test
  void answersThatDoNotFitReplaceNothing() {
    SurveyStore surveys = surveys();
    Response first = response(Map.of("name", "Ann"));
    surveys.save(first);
    var bad = new Response(survey.id(), first.id(), first.at(), Map.of("age", "many"));

    assertThatThrownBy(() -> surveys.replace(bad)).isExactlyInstanceOf(StoreException.class);
    assertThat(surveys.find(survey.id(), first.id())).contains(first);
  }

  @Test
  void aDeletedResponseIsGone() {
    SurveyStore surveys = surveys();
    Response first = response(Map.of("name", "Ann", "age", "42"));
    Response second = response(Map.of("name", "Ann"));
    surveys.saveAll(List.of(first, second));

    assertThat(surveys.delete(survey.id(), first.id())).isTrue();
    assertThat(surveys.delete(survey.id(), first.id())).isFalse();

    assertThat(paged(surveys, 10)).containsExactly(second);
    var counts = surveys.summarise(survey.id(), 10);
    assertThat(counts.responses()).isEqualTo(1);
    assertThat(counts.answers().get("name")).containsExactly(entry("Ann", 1L));
    assertThat(counts.answers().get("age")).isEmpty();
  }

  @Test
  void whoKnowsAnOlderFormEditsTheAnswersToFurtherQuestionsToo() {
    SurveyStore deleting = surveys();
    SurveyStore replacing = surveysElsewhere();
    deleting.save(response(Map.of("name", "Ann")));
    replacing.save(response(Map.of("name", "Ann")));
    var further = new ArrayList<>(QUESTIONS);
    further.add(new Question("pet", TEXT));
    SurveyStore newer = another().get(SurveyStore.class);
    newer.define(new Survey(survey.id(), further));
    Response changed = response(Map.of("name", "Bob", "pet", "cat"));
    Response deleted = response(Map.of("name", "Cyd", "pet", "dog"));
    newer.saveAll(List.of(changed, deleted));

    assertThat(deleting.delete(survey.id(), deleted.id())).isTrue();
    assertThat(newer.summarise(survey.id(), 10).answers().get("pet"))
        .containsExactly(entry("cat", 1L));

    var without = new Response(survey.id(), changed.id(), changed.at(), Map.of("name", "Eve"));
    assertThat(replacing.replace(without)).isTrue();
    assertThat(newer.find(survey.id(), changed.id())).contains(without);
    assertThat(newer.summarise(survey.id(), 10).answers().get("pet")).isEmpty();
  }

  @Test
  void pagingWhileOthersDeleteMissesNothingThatStays() {
    SurveyStore surveys = surveys();
    List<Response> there = responses(LARGE_BATCH);
    surveys.saveAll(there);
    var stay = new ArrayList<Response>();
    var go = new ArrayList<Response>();
    there.forEach(response -> (go.size() < stay.size() ? go : stay).add(response));

    Races.run(
        THREADS,
        thread -> {
          for (int i = thread; i < go.size(); i += THREADS) {
            assertThat(surveys.delete(survey.id(), go.get(i).id())).isTrue();
          }
          return null;
        },
        () -> {
          assertThat(paged(surveys, 50)).containsAll(stay);
          assertThat(passing(surveys, survey, Map.of("age", "42"), SurveyStore.MAX_LIMIT))
              .containsAll(stay);
        });

    assertThat(paged(surveys, 50)).containsExactlyInAnyOrderElementsOf(stay);
  }

  @Test
  void whatDefiningWouldDoIsToldAndNotDone() {
    SurveyStore surveys = stores().get(SurveyStore.class);

    assertThat(surveys.changes(survey)).isNotEmpty();
    assertThatThrownBy(() -> surveys.page(survey.id(), Optional.empty(), 1))
        .isExactlyInstanceOf(StoreException.class);

    surveys.define(survey);
    assertThat(surveys.changes(survey)).isEmpty();
    var further = new ArrayList<>(QUESTIONS);
    further.add(new Question("pet", TEXT));
    assertThat(surveys.changes(new Survey(survey.id(), further)))
        .singleElement()
        .asString()
        .contains("pet");
  }

  @Test
  void aChangeThatWouldLoseDataIsRefusedBeforehand() {
    SurveyStore surveys = surveys();
    surveys.save(response(Map.of("age", "42")));
    var changed = new Survey(survey.id(), List.of(new Question("age", TEXT)));

    assertThatThrownBy(() -> surveys.changes(changed)).isExactlyInstanceOf(StoreException.class);
    var harmless = new Survey(survey.id(), List.of(new Question("age", NUMBER)));
    assertThat(surveys.changes(harmless)).isEmpty();
  }

  private Response pet(String name, String list) {
    return new Response(
        pets.id(), Fresh.name("r"), clock().instant(), Map.of("name", name, "pets", list));
  }

  private static List<Response> passing(
      SurveyStore surveys, Survey survey, Map<String, String> answers) {
    return passing(surveys, survey, answers, 10);
  }

  private static List<Response> passing(
      SurveyStore surveys, Survey survey, Map<String, String> answers, int limit) {
    var all = new ArrayList<Response>();
    Optional<String> after = Optional.empty();
    do {
      ResponsePage page =
          surveys.page(survey.id(), new Filter(answers), Order.OLDEST_FIRST, after, limit);
      assertThat(page.responses()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.responses());
      after = page.next();
    } while (after.isPresent());
    return all;
  }
}
