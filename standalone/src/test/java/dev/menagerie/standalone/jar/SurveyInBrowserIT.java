package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The survey as people see it who press a button more than once. */
class SurveyInBrowserIT {
  private static final String BUTTON = ".survey-form button";
  private static final String HEADING = "document.querySelector('h1').textContent";

  /** Sends the form behind the page's back, as a press of the button whose answer was lost. */
  private static final String SEND =
      "(form => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})"
          + ".then(answer => document.documentElement.dataset.sent = answer.status))"
          + "(document.querySelector('.survey-form'))";

  @TempDir Path home;
  @TempDir Path profile;
  private MenagerieJar survey;
  private Browser browser;
  private SurveyClient client;

  @BeforeEach
  void start() throws Exception {
    browser = Browser.started(profile);
    survey = MenagerieJar.survey(home);
    client = new SurveyClient(survey::app);
  }

  @AfterEach
  void stop() {
    if (survey != null) {
      survey.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aFormThatIsSentTwiceThenDoubleClickedAndReloadedIsOneRow() throws Exception {
    fillIn("Pika");
    browser.evaluate(SEND);
    browser.await("document.documentElement.dataset.sent", "200");
    browser.doubleClick(BUTTON);
    browser.await(HEADING, "Thanks, Pika!");
    browser.open(URI.create(browser.evaluate("location.href")));

    assertThat(browser.evaluate(HEADING)).isEqualTo("Thanks, Pika!");
    assertThat(client.names()).containsExactly("Pika");
  }

  @Test
  void aDoubleClickIsOneRowWithoutScriptsToo() throws Exception {
    browser.disableScripts();
    fillIn("Mimi");
    browser.doubleClick(BUTTON);
    browser.await(HEADING, "Thanks, Mimi!");

    assertThat(client.names()).containsExactly("Mimi");
  }

  @Test
  void whatIsMissingIsSaidBesideTheFieldAndWhatWasTypedIsStillThere() throws Exception {
    browser.open(survey.app());
    browser.tabTo("#field-name");
    browser.type("Pika");
    browser.follow(BUTTON);

    assertThat(browser.evaluate("document.querySelector('#field-name').value")).isEqualTo("Pika");
    assertThat(browser.evaluate("document.querySelector('#field-coat').ariaInvalid"))
        .isEqualTo("true");
    assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("field-coat");
    assertThat(client.names()).isEmpty();
  }

  private void fillIn(String name) {
    browser.open(survey.app());
    browser.tabTo("#field-name");
    browser.type(name);
    browser.tabTo("#field-coat");
    browser.type("Tabby");
    browser.tabTo("#field-donut");
    browser.type("Jelly");
  }
}
