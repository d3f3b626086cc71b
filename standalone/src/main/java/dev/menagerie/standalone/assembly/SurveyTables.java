package dev.menagerie.standalone.assembly;

import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.surveys.Questionnaire;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Makes room for the surveys as soon as their store is there: so their tables can be used in psql
 * before the first visitor comes, and what does not fit is in the log before a visitor is told.
 */
final class SurveyTables implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SurveyTables.class.getName());

  private final Retries retries = new Retries();

  SurveyTables(Stores stores, List<Questionnaire> surveys) {
    var thread = new Thread(() -> define(stores, surveys), "menagerie-define-surveys");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    retries.close();
  }

  private void define(Stores stores, List<Questionnaire> surveys) {
    SurveyStore store = stores.get(SurveyStore.class);
    for (Questionnaire survey : surveys) {
      if (!retries.until(() -> isDefined(store, survey))) {
        return;
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
}
