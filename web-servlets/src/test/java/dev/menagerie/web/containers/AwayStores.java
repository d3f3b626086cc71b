package dev.menagerie.web.containers;

import dev.menagerie.store.Health;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.InMemoryStores;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database in memory whose surveys can be told to be away. */
public final class AwayStores implements Stores {
  private final Stores real = InMemoryStores.open();
  private final SurveyStore surveys = real.get(SurveyStore.class);
  private volatile boolean away;

  /** Goes away, or comes back. */
  public void away(boolean away) {
    this.away = away;
  }

  /** The surveys, whether they are away or not. */
  public SurveyStore surveys() {
    return surveys;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Set<Class<?>> contracts() {
    return real.contracts();
  }

  @Override
  public <C> Optional<C> find(Class<C> contract) {
    return contract == SurveyStore.class
        ? Optional.of(contract.cast(new Reached()))
        : real.find(contract);
  }

  @Override
  public Health health() {
    return away ? Health.down("the surveys are away") : real.health();
  }

  @Override
  public void close() {
    real.close();
  }

  private SurveyStore reached() {
    if (away) {
      throw new StoreUnavailableException(
          new StoreCall(name(), "reach surveys", ""), "it is away; nothing was stored.", null);
    }
    return surveys;
  }

  private final class Reached implements SurveyStore {
    @Override
    public void define(Survey survey) {
      reached().define(survey);
    }

    @Override
    public List<String> changes(Survey survey) {
      return reached().changes(survey);
    }

    @Override
    public List<Saved> saveAll(List<Response> responses) {
      return reached().saveAll(responses);
    }

    @Override
    public List<Saved> saveUpTo(long most, List<Response> responses) {
      return reached().saveUpTo(most, responses);
    }

    @Override
    public boolean replace(Response response) {
      return reached().replace(response);
    }

    @Override
    public boolean delete(String survey, String id) {
      return reached().delete(survey, id);
    }

    @Override
    public Optional<Response> find(String survey, String id) {
      return reached().find(survey, id);
    }

    @Override
    public ResponsePage page(
        String survey, Filter filter, Order order, Optional<String> after, int limit) {
      return reached().page(survey, filter, order, after, limit);
    }

    @Override
    public Summary summarise(String survey, Filter filter, int top) {
      return reached().summarise(survey, filter, top);
    }
  }
}
