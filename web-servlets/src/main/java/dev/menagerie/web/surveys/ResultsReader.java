package dev.menagerie.web.surveys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.store.StoreException;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Summary;
import dev.menagerie.surveys.SurveyStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the store what was answered. A store may have to read every response for that, so what took
 * long is asked again only after ten times as long: however many look, the store spends a small
 * part of its time on it, and whoever looks waits for it at most once. What is quick is always
 * asked anew.
 */
final class ResultsReader implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ResultsReader.class.getName());
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LONGEST_KEPT_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int REST = 10;
  private static final int MOST_FILTERS = 100;
  private static final int LATEST = 5;

  private final Responses responses;
  private final String survey;
  private final boolean wantsLatest;
  private final Clock clock;
  private final Cache<Filter, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_FILTERS).executor(Runnable::run).build();
  private final ThreadPoolExecutor refreshing =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_FILTERS),
          task -> {
            var thread = new Thread(task, "menagerie-results");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  ResultsReader(Questionnaire questionnaire, Responses responses, Clock clock) {
    this.responses = responses;
    this.survey = questionnaire.id();
    this.clock = clock;
    wantsLatest =
        questionnaire.items().stream()
            .anyMatch(item -> item.kind() instanceof FreeText text && text.lines());
    refreshing.allowCoreThreadTimeOut(true);
  }

  /**
   * How a survey stands.
   *
   * @param summary the answers, counted
   * @param latest the latest responses, if the survey has long texts
   * @param asOf when that was
   * @param quick whether it is asked anew each time
   */
  record Results(Summary summary, List<Response> latest, Instant asOf, boolean quick) {}

  /**
   * Reads the results.
   *
   * @throws StoreException if the store cannot tell
   */
  Results read(Filter filter) {
    Known last = known.getIfPresent(filter);
    long now = System.nanoTime();
    if (last == null || last.isQuick() || now - last.at > LONGEST_KEPT_NANOS) {
      return ask(filter).results;
    }
    if (now - last.at > REST * last.cost && last.refreshing.compareAndSet(false, true)) {
      refreshing.execute(() -> refresh(filter, last));
    }
    return last.results;
  }

  /** Ends what goes on behind the scenes. */
  @Override
  public void close() {
    refreshing.shutdownNow();
  }

  private Known ask(Filter filter) {
    long begin = System.nanoTime();
    Instant asOf = clock.instant();
    SurveyStore store = responses.store();
    Summary summary = store.summarise(survey, filter, SurveyStore.MAX_LIMIT);
    List<Response> latest =
        wantsLatest
            ? store.page(survey, filter, Order.NEWEST_FIRST, Optional.empty(), LATEST).responses()
            : List.of();
    long end = System.nanoTime();
    boolean quick = end - begin < QUICK_NANOS;
    var asked = new Known(new Results(summary, latest, asOf, quick), end - begin, end);
    known.put(filter, asked);
    return asked;
  }

  private void refresh(Filter filter, Known last) {
    try {
      ask(filter);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The results of " + survey + " cannot be told now", e);
      known.invalidate(filter);
    } finally {
      last.refreshing.set(false);
    }
  }

  /** What was answered last, and what it took. */
  private static final class Known {
    private final Results results;
    private final long cost;
    private final long at;
    private final AtomicBoolean refreshing = new AtomicBoolean();

    Known(Results results, long cost, long at) {
      this.results = results;
      this.cost = cost;
      this.at = at;
    }

    boolean isQuick() {
      return results.quick();
    }
  }
}
