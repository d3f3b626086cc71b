package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pets app as people see it. */
class PetsInBrowserIT {
  private static final String VOTES = "document.querySelector('.numbers dd').textContent";

  @TempDir Path home;
  @TempDir Path profile;
  private MenagerieJar pets;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    browser = Browser.started(profile);
    pets = MenagerieJar.pets(home);
  }

  @AfterEach
  void stop() {
    if (pets != null) {
      pets.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void oneVotesAndVotesOtherwiseAndWatchesTheResultsMoveWithoutAReload() throws Exception {
    browser.open(pets.app());
    assertThat(browser.evaluate("location.pathname")).isEqualTo("/vote");
    browser.tabTo("#field-name");
    browser.type("Ann");
    browser.follow("button[value=a]");
    assertThat(browser.evaluate("document.querySelector('.status').textContent"))
        .isEqualTo("You voted for Cats");
    assertThat(browser.evaluate("document.querySelector('.pet-picture img').naturalWidth > 0"))
        .isEqualTo("true");

    browser.open(pets.app().resolve("vote"));
    browser.tabTo("#field-name");
    browser.type("Ann");
    browser.follow("button[value=b]");
    assertThat(browser.evaluate("document.querySelector('.status').textContent"))
        .isEqualTo("You voted for Dogs");

    browser.open(pets.admin().resolve("admin"));
    browser.await(VOTES, "1");
    browser.evaluate("window.sameAsBefore = 'yes'");
    assertThat(new PetsClient(pets.app()).vote('c', "Bob")).isEqualTo(302);
    browser.await(VOTES, "2");
    assertThat(browser.evaluate("window.sameAsBefore")).isEqualTo("yes");
  }

  @Test
  void itNeedsNeitherAMouseNorScripts() throws Exception {
    browser.disableScripts();
    browser.open(pets.app());
    browser.tabTo("#field-name");
    browser.type("Ann");
    browser.tabTo("button[value=c]");
    browser.pressEnter();

    assertThat(browser.evaluate("document.querySelector('.status').textContent"))
        .isEqualTo("You voted for Whales");
    browser.open(pets.app().resolve("results"));
    assertThat(browser.evaluate(VOTES)).isEqualTo("1");
  }

  @Test
  void everythingComesFromTheAppAndFitsOnAPhone() throws Exception {
    browser.resize(390, 844, false);
    for (URI page : pages()) {
      browser.open(page);
      assertThat(browser.evaluate("document.documentElement.scrollWidth"))
          .as("width of " + page)
          .isEqualTo("390");
      assertThat(
              browser.evaluate(
                  "performance.getEntriesByType('resource').filter(r =>"
                      + " !r.name.startsWith(location.origin)).map(r => r.name)"))
          .as("foreign parts of " + page)
          .isEmpty();
      assertThat(browser.evaluate("[...document.images].every(image => image.naturalWidth > 0)"))
          .as("pictures of " + page)
          .isEqualTo("true");
    }
  }

  private List<URI> pages() throws Exception {
    browser.open(pets.app());
    browser.tabTo("#field-name");
    browser.type("Ann");
    browser.follow("button[value=a]");
    URI app = pets.app();
    return List.of(app, app.resolve("vote"), app.resolve("results"), app.resolve("nowhere"));
  }
}
