package dev.menagerie.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeAndErrorPageTest {

  private static final AppCard PETS =
      new AppCard("pets", "Pets", "Vote.", "pets/", Optional.empty(), "H2 in ./data", true);
  private static final AppCard MESSAGES =
      new AppCard(
          "messages",
          "Messages",
          "Keep a text.",
          "messages",
          Optional.of("curl http://localhost:5000/messages"),
          "Redis at cache",
          false);

  private final Pages pages = Pages.bundled(Fixture.SITE);

  @Test
  void theHomePageShowsTheAppsThatAreMountedAndNoOthers() {
    String page = home(PETS);
    assertThat(page).contains("<a href=\"./pets/\">Pets</a>").contains("Vote.");
    assertThat(page).contains("animal-cat").doesNotContain("animal-whale");
  }

  @Test
  void theHomePageSaysWhichStoreAnswersAndWhichIsAway() {
    assertThat(home(PETS)).contains("badge-good\">on H2 in ./data");
    assertThat(home(MESSAGES)).contains("badge-bad\">Redis at cache is away");
  }

  @Test
  void onlyAnApiHasAnExampleToCopy() {
    assertThat(home(PETS)).doesNotContain("<pre");
    assertThat(home(MESSAGES)).contains("<pre class=\"code\"><code>curl http://localhost:5000");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 415, 418, 429, 500, 502, 503, 504})
  void everyStatusHasWordsAndAWayOut(int status) {
    ErrorPage error = ErrorPage.of(status);
    String page = Fixture.text(pages.render("error", "/a/b", error.model()));
    assertThat(page)
        .contains(">" + status + "<")
        .contains(error.title())
        .contains("class=\"button\" href=\"../\"");
  }

  @Test
  void anUnknownOutcomeIsNotCalledNotStored() {
    assertThat(ErrorPage.of(503).message()).contains("Nothing was stored");
    assertThat(ErrorPage.of(504).message()).contains("may or may not");
  }

  private String home(AppCard... apps) {
    return Fixture.text(pages.render("home", "/", Map.of("apps", List.of(apps))));
  }
}
