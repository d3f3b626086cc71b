package dev.menagerie.web.surveys;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store with room for a survey, which is made before anything else is done, and once more where
 * something fails that may lie in its absence: a store may come back empty.
 */
final class DefinedStore implements SurveyStore {
  private static final StoreCall WRITE = new StoreCall("the survey store", "change responses", "");

  private final SurveyStore store;
  private final Survey survey;
  private volatile boolean defined;

  DefinedStore(SurveyStore store, Survey survey) {
    this.store = store;
    this.survey = survey;
  }

  @Override
  public void define(Survey other) {
    store.define(other);
  }

  @Override
  public List<String> changes(Survey other) {
    return store.changes(other);
  }

  @Override
  public List<Saved> saveAll(List<Response> responses) {
    return written(() -> store.saveAll(responses));
  }

  @Override
  public List<Saved> saveUpTo(long most, List<Response> responses) {
    return written(() -> store.saveUpTo(most, responses));
  }

  @Override
  public boolean replace(Response response) {
    return written(() -> store.replace(response));
  }

  @Override
  public boolean delete(String id, String response) {
    return written(() -> store.delete(id, response));
  }

  @Override
  public Optional<Response> find(String id, String response) {
    return read(() -> store.find(id, response));
  }

  @Override
  public ResponsePage page(
      String id, Filter filter, Order order, Optional<String> after, int limit) {
    return read(() -> store.page(id, filter, order, after, limit));
  }

  @Override
  public Summary summarise(String id, Filter filter, int top) {
    return read(() -> store.summarise(id, filter, top));
  }

  private <T> T read(Supplier<T> question) {
    return asked(question, () -> defined(question));
  }

  /** What fails may have stored a part, and nothing that comes then can tell otherwise. */
  private <T> T written(Supplier<T> write) {
    return asked(
        write,
        () -> {
          try {
            return defined(write);
          } catch (StoreUnavailableException | StoreBusyException e) {
            throw new OutcomeUnknownException(
                WRITE, "it failed and may have stored some; then the store was out of reach.", e);
          }
        });
  }

  /** Asks again only where nothing was stored, or what may be stored again. */
  private <T> T asked(Supplier<T> question, Supplier<T> again) {
    if (!defined) {
      return defined(question);
    }
    try {
      return question.get();
    } catch (StoreException e) {
      if (e.getClass() != StoreException.class) {
        throw e;
      }
      return again.get();
    }
  }

  private <T> T defined(Supplier<T> question) {
    store.define(survey);
    defined = true;
    return question.get();
  }
}
