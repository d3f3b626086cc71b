package dev.menagerie.web.surveys;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.SurveyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The responses to one survey: takes those of many clients to the store in batches, see {@link
 * GroupCommit}, and sees to it that the store has room for them before anything else is done.
 */
final class Responses implements AutoCloseable {
  private final Questionnaire questionnaire;
  private final DefinedStore store;
  private final GroupCommit<Response, Saved> saving;

  Responses(Questionnaire questionnaire, SurveyStore store) {
    this.questionnaire = questionnaire;
    this.store = new DefinedStore(store, questionnaire.survey());
    saving =
        GroupCommit.to("the survey store", "save responses", this::saveAll).impatient().build();
  }

  /** Completes when a response is durable, or is known to be too many. */
  CompletableFuture<Saved> save(Response response) {
    return saving.submit(response);
  }

  /** The store, with room for this survey. */
  SurveyStore store() {
    return store;
  }

  /** What the batches have come to so far. */
  GroupCommit.Statistics statistics() {
    return saving.statistics();
  }

  /** Returns when every response under way is stored and answered. */
  @Override
  public void close() {
    saving.close();
  }

  private List<Saved> saveAll(List<Response> responses) {
    var limit = questionnaire.rules().limit();
    return limit.isPresent()
        ? store.saveUpTo(limit.getAsLong(), responses)
        : store.saveAll(responses);
  }
}
