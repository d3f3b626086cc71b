package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.MutableClock;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import dev.menagerie.web.votes.Choice;
import dev.menagerie.web.votes.HealthSwitch;
import dev.menagerie.web.votes.PollOptions;
import dev.menagerie.web.votes.ResultsAccess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The results, on the public port and on the administrators', and who may see them. */
abstract class ResultsSuite {
  private static final String EMPTY =
      "{\"options\":[{\"option\":\"a\",\"label\":\"Cats\",\"votes\":0},"
          + "{\"option\":\"b\",\"label\":\"=Dogs, \\\"big\\\"\",\"votes\":0}],"
          + "\"votes\":0,\"visitors\":0}";

  private final Supplier<Container> containers;
  private final AwayStores<VoteCounter> stores = new AwayStores<>(VoteCounter.class);
  private final MutableClock clock = MutableClock.startingNow();
  private final PollOptions poll =
      PollOptions.defaults()
          .withClock(clock)
          .withChoices(List.of(new Choice("a", "Cats"), new Choice("b", "=Dogs, \"big\"")));
  private Container container;
  private Visitor visitor;

  ResultsSuite(Supplier<Container> containers) {
    this.containers = containers;
  }

  @AfterEach
  void stop() {
    container.close();
    stores.close();
  }

  @Test
  void programsReadThemAsJson() throws Exception {
    serve(poll, WebOptions.defaults());
    assertThat(visitor.get("/api/results").body()).isEqualTo(EMPTY);
    cast("a");
    visitor.get("/vote");
    visitor.get("/vote", "Cookie", "voter=somebody");
    assertThat(visitor.get("/api/results").body())
        .contains("\"votes\":1}", "\"votes\":1,\"visitors\":1}");
    assertThat(visitor.get("/api/results").headers().firstValue("Cache-Control"))
        .hasValue("no-store");
  }

  @Test
  void theyCanBeTakenAwayAsFiles() throws Exception {
    serve(poll, WebOptions.defaults());
    var csv = visitor.get("/api/results.csv");
    assertThat(csv.body())
        .isEqualTo("option,label,votes\r\na,Cats,0\r\nb,\"'=Dogs, \"\"big\"\"\",0\r\n");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"results.csv\"");
    assertThat(visitor.get("/api/results.json").body()).isEqualTo(EMPTY);
  }

  @Test
  void thePageShowsThemAndFollowsThem() throws Exception {
    serve(poll, WebOptions.defaults());
    cast("a");
    var page = visitor.get("/results");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("data-live=\"./results/events\"", "Cats: 1 (100%)");
  }

  @Test
  void whatFollowsThemIsToldOfEveryChange() throws Exception {
    serve(poll, WebOptions.defaults());
    try (var events = listen("/results/events")) {
      assertThat(nextEvent(events)).contains("Cats: 0");
      cast("a");
      assertThat(nextEvent(events)).contains("Cats: 1 (100%)");
      cast("a");
      assertThat(nextEvent(events)).contains("Cats: 2 (100%)");
    }
  }

  @Test
  void theyAreSaidToBeAwayWithTheirStore() throws Exception {
    serve(poll, WebOptions.defaults());
    stores.away(true);
    assertThat(visitor.get("/results").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/results").body()).contains("away with their store");
    assertThat(visitor.get("/api/results").statusCode()).isEqualTo(503);
  }

  @Test
  void theyMayBeForThoseWhoHaveVoted() throws Exception {
    serve(poll.withResults(ResultsAccess.VOTED, Optional.empty()), WebOptions.defaults());
    for (String path : List.of("/results", "/results/events", "/api/results.csv")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(visitor.get(path, "Cookie", "voter=x; vote=Cats").statusCode()).isEqualTo(403);
    }
    assertThat(visitor.get("/api/results").body()).contains("\"error\":\"", "Vote first");
    String voter =
        visitor
            .postJson("/api/votes", "{\"vote\":\"a\",\"name\":\"x\"}")
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    assertThat(visitor.get("/results", "Cookie", voter).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/api/results", "Cookie", voter).statusCode()).isEqualTo(200);
  }

  @Test
  void theyMayBeKeptUntilThePollCloses() throws Exception {
    var closing = clock.instant().plusSeconds(60);
    serve(poll.withResults(ResultsAccess.CLOSED, Optional.of(closing)), WebOptions.defaults());
    assertThat(visitor.get("/results").statusCode()).isEqualTo(403);
    assertThat(vote().statusCode()).isEqualTo(201);

    clock.advance(Duration.ofSeconds(60));

    assertThat(visitor.get("/results").statusCode()).isEqualTo(200);
    assertThat(vote().statusCode()).isEqualTo(403);
    assertThat(visitor.get("/vote").body()).contains("The poll is closed.");
  }

  @Test
  void theyMayBeTheAdministratorsAlone() throws Exception {
    var options = WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame"));
    serve(poll.withResults(ResultsAccess.ADMIN, Optional.empty()), options);
    assertThat(visitor.get("/results").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/results", "Authorization", basic("wrong")).statusCode())
        .isEqualTo(403);
    assertThat(visitor.get("/results", "Authorization", basic("sesame")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutAPasswordAdministratorsAreLedToThem() throws Exception {
    serveAdmin(WebOptions.defaults());
    var entrance = visitor.get("/");
    assertThat(entrance.statusCode()).isEqualTo(302);
    assertThat(entrance.headers().firstValue("Location")).hasValue("/admin");
    var page = visitor.get("/admin");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("host-1", "Cats: 0", "data-live=\"./admin/events\"");
    assertThat(visitor.get("/api/results").body()).isEqualTo(EMPTY);
  }

  @Test
  void withAPasswordNothingIsShownToStrangers() throws Exception {
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    var page = visitor.get("/admin");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location")).hasValue("/");
    for (String path : List.of("/api/results", "/api/results.csv", "/admin/events")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(401);
      assertThat(visitor.get(path, "Cookie", "paas_admin_id=x").statusCode()).isEqualTo(401);
    }
    assertThat(visitor.get("/api/results", "Authorization", basic("sesame")).body())
        .isEqualTo(EMPTY);
  }

  @Test
  void thePasswordIsAskedForAndNotEchoed() throws Exception {
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    var page = visitor.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("name=\"password\" type=\"password\"");
    var wrong = logIn("open sesame");
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.body()).contains("Invalid credentials.").doesNotContain("open sesame");
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void whoLogsInHasASessionUntilLoggingOut() throws Exception {
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    var answer = logIn("sesame");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/admin");
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).startsWith("paas_admin_id=").contains("HttpOnly", "SameSite=Lax");
    var page = visitor.get("/admin", "Cookie", cookie);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(visitor.get("/", "Cookie", cookie).statusCode()).isEqualTo(302);

    assertThat(logOut("form-token=x", cookie).statusCode()).isEqualTo(403);
    var token = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).isTrue();
    var out = logOut("form-token=" + token.group(1), cookie);
    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(out.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
  }

  @Test
  void aSessionExpires() throws Exception {
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    String cookie = logIn("sesame").headers().firstValue("Set-Cookie").orElseThrow();
    clock.advance(Duration.ofHours(9));
    assertThat(visitor.get("/admin", "Cookie", cookie).statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionIsKnownToEveryReplicaButNotAfterANewPassword() throws Exception {
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    String cookie = logIn("sesame").headers().firstValue("Set-Cookie").orElseThrow();
    container.close();
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    assertThat(visitor.get("/admin", "Cookie", cookie).statusCode()).isEqualTo(200);
    container.close();
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("simsalabim")));
    assertThat(visitor.get("/admin", "Cookie", cookie).statusCode()).isEqualTo(302);
  }

  @Test
  void whoGuessesIsSlowedDown() throws Exception {
    serveAdmin(WebOptions.defaults().withAdminPassword(AdminPassword.of("sesame")));
    for (int i = 0; i < 5; i++) {
      assertThat(logIn("guess").statusCode()).isEqualTo(200);
    }
    var answer = logIn("guess");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private void serve(PollOptions asked, WebOptions options) throws Exception {
    start(new Menagerie().serving(App.PETS, stores, ""), asked, options);
  }

  private void serveAdmin(WebOptions options) throws Exception {
    start(new Menagerie().administering(App.PETS, stores, ""), poll, options);
  }

  private void start(Menagerie menagerie, PollOptions asked, WebOptions options) throws Exception {
    var pages = Pages.bundled(new Site("1.2.3", "host-1", List.of()));
    container = containers.get();
    container.start(
        "",
        context ->
            menagerie
                .options(options)
                .poll(asked, new HealthSwitch(clock))
                .home(pages)
                .mount(context));
    visitor = new Visitor(container.base());
  }

  private void cast(String option) {
    String voter = Long.toString(System.nanoTime());
    stores.there().cast(new Ballot("pets", voter, option, "x"));
  }

  private HttpResponse<String> vote() throws Exception {
    return visitor.postJson("/api/votes", "{\"vote\":\"a\",\"name\":\"x\"}");
  }

  private HttpResponse<String> logIn(String password) throws Exception {
    return visitor.send(
        "POST",
        "/",
        BodyPublishers.ofString("password=" + password.replace(' ', '+')),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> logOut(String body, String cookie) throws Exception {
    return visitor.send(
        "POST",
        "/logout",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Cookie",
        cookie);
  }

  private static String basic(String password) {
    return "Basic " + Base64.getEncoder().encodeToString(("any:" + password).getBytes(UTF_8));
  }

  private BufferedReader listen(String path) throws Exception {
    var connection = URI.create(container.base() + path).toURL().openConnection();
    connection.setReadTimeout(20_000);
    assertThat(connection.getContentType()).startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
  }

  private static String nextEvent(BufferedReader events) throws Exception {
    var event = new StringBuilder();
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.isEmpty() && !event.isEmpty()) {
        return event.toString();
      }
      if (line.startsWith("data: ")) {
        event.append(line.substring(6)).append('\n');
      }
    }
    throw new AssertionError("the stream ended");
  }
}
