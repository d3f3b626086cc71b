package dev.menagerie.standalone.assembly;

import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.surveys.Questionnaire;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes room for the surveys as soon as their store is there: so their tables can be used in psql
 * before the first visitor comes, and what does not fit is in the log before a visitor is told.
 */
final class SurveyTables implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SurveyTables.class.getName());

  private final CountDownLatch closed = new CountDownLatch(1);

  SurveyTables(Stores stores, List<Questionnaire> surveys) {
    var thread = new Thread(() -> define(stores, surveys), "menagerie-define-surveys");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void define(Stores stores, List<Questionnaire> surveys) {
    SurveyStore store = stores.get(SurveyStore.class);
    for (Questionnaire survey : surveys) {
      while (!isDefined(store, survey)) {
        if (isClosedSoon()) {
          return;
        }
      }
    }
  }

  private static boolean isDefined(SurveyStore store, Questionnaire survey) {
    try {
      store.define(survey.survey());
      return true;
    } catch (StoreUnavailableException e) {
      LOG.log(Level.DEBUG, "Survey " + survey.id() + " has to wait for its store", e);
      return false;
    } catch (StoreException e) {
      LOG.log(Level.ERROR, "Survey {0} cannot be served: {1}", survey.id(), e.getMessage());
      return true;
    }
  }

  private boolean isClosedSoon() {
    try {
      return closed.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
