package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.MutableClock;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import dev.menagerie.web.votes.HealthSwitch;
import dev.menagerie.web.votes.PollOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The switch by which an instance of the pets app is declared ill. It lies at the root here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HealthSuite {
  private final Container container;
  private final AwayStores<VoteCounter> stores = new AwayStores<>(VoteCounter.class);
  private final MutableClock clock = MutableClock.startingNow();
  private Visitor visitor;

  HealthSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var pages = Pages.bundled(new Site("1.2.3", "host-1", List.of()));
    container.start(
        "",
        context ->
            new Menagerie()
                .serving(App.PETS, stores, "")
                .poll(PollOptions.defaults().withClock(clock), new HealthSwitch(clock))
                .home(pages)
                .mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
    stores.close();
  }

  @Test
  void itIsTurnedOffAndOnByWordsAndByTruth() throws Exception {
    for (String no : List.of("\"False\"", "\"false\"", "\"FALSE\"", "false")) {
      assertThat(put("{\"healthy\":" + no + "}").body()).isEqualTo("not healthy");
      var health = visitor.get("/health");
      assertThat(health.statusCode()).isEqualTo(500);
      assertThat(health.body()).isEqualTo("NOT OK");
      assertThat(health.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }
    for (String yes : List.of("\"True\"", "\"true\"", "true")) {
      assertThat(put("{\"healthy\":" + yes + "}").body()).isEqualTo("healthy");
      assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
      assertThat(visitor.get("/health").body()).isEqualTo("OK");
    }
  }

  @Test
  void aFaultWithATimeHealsByItself() throws Exception {
    put("{\"healthy\":false,\"for\":\"45s\",\"reason\":\"<drill>\"}");
    assertThat(visitor.get("/health").headers().firstValue("Retry-After")).hasValue("45");
    clock.advance(Duration.ofSeconds(44));
    assertThat(visitor.get("/health").statusCode()).isEqualTo(500);
    assertThat(pet()).contains("&lt;drill&gt;", "data-countdown=\"1\"");

    clock.advance(Duration.ofSeconds(1));

    assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
    assertThat(pet()).doesNotContain("drill");
  }

  @Test
  void whatMakesNoSenseTurnsNothing() throws Exception {
    for (String json :
        List.of(
            "{}",
            "[]",
            "x",
            "{\"healthy\":\"perhaps\"}",
            "{\"healthy\":1}",
            "{\"healthy\":null}",
            "{\"healthy\":false,\"for\":\"soon\"}",
            "{\"healthy\":false,\"for\":\"0s\"}",
            "{\"healthy\":false,\"for\":\"25h\"}",
            "{\"healthy\":false,\"for\":45}",
            "{\"healthy\":true,\"for\":\"45s\"}",
            "{\"healthy\":false,\"reason\":7}",
            "{\"healthy\":false,\"reason\":\"" + "x".repeat(201) + "\"}")) {
      assertThat(put(json).statusCode()).as(json).isEqualTo(400);
    }
    assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnhealthyInstanceStillLeadsVotersToTheForm() throws Exception {
    put("{\"healthy\":false}");
    try {
      var answer = visitor.get("/");
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location")).hasValue("/vote");
    } finally {
      put("{\"healthy\":true}");
    }
  }

  private String pet() throws Exception {
    return visitor.get("/", "Cookie", "vote=Cats").body();
  }

  private HttpResponse<String> put(String json) throws Exception {
    return visitor.send(
        "PUT", "/health", BodyPublishers.ofString(json), "Content-Type", "application/json");
  }
}
