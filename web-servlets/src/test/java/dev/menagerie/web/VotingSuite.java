package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import dev.menagerie.web.votes.Choice;
import dev.menagerie.web.votes.HealthSwitch;
import dev.menagerie.web.votes.PollOptions;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Voting as browsers and plain clients know it, below a context path and a prefix. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VotingSuite {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String PLACE = "/zoo/pets";

  private final Container container;
  private final AwayStores<VoteCounter> stores = new AwayStores<>(VoteCounter.class);
  private Visitor visitor;

  VotingSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var pages = Pages.bundled(new Site("1.2.3", "host-1", List.of()));
    var poll =
        PollOptions.defaults()
            .withChoices(
                List.of(
                    new Choice("a", "Cats"),
                    new Choice("b", "Big Döggs; 100%"),
                    new Choice("c", "Whales")));
    container.start(
        "/zoo",
        context ->
            new Menagerie()
                .serving(App.PETS, stores)
                .poll(poll, new HealthSwitch(Clock.systemUTC()))
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
  void whoHasNotVotedIsLedToTheForm() throws Exception {
    var answer = visitor.get("/pets/");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo(PLACE + "/vote");
  }

  @Test
  void theRootIsFoundWithoutASlashToo() throws Exception {
    var answer = visitor.get("/pets");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo(PLACE + "/");
  }

  @Test
  void aForgedVoteCookieCountsAsNone() throws Exception {
    for (String forged : List.of("Lions", "a", "%", "%zz", "\"", "Cats%00", "x".repeat(3000))) {
      var answer = visitor.get("/pets/", "Cookie", "vote=" + forged);
      assertThat(answer.statusCode()).as(forged).isEqualTo(302);
      assertThat(location(answer)).isEqualTo(PLACE + "/vote");
    }
  }

  @Test
  void theFormAsksForANameAndOffersAButtonPerChoice() throws Exception {
    var page = visitor.get("/pets/vote", "Accept", BROWSER);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("name=\"name\"", "host-1", "Big Döggs; 100%")
        .contains("name=\"vote\" value=\"a\"", "name=\"vote\" value=\"b\"")
        .contains("name=\"vote\" value=\"c\"");
  }

  @Test
  void theFormSetsNoCookie() throws Exception {
    assertThat(visitor.get("/pets/vote").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void aVoteLeadsToThePetAndSetsBothCookies() throws Exception {
    var answer = vote("a", "Bob");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo(PLACE + "/");
    assertThat(cookies(answer)).hasSize(2).anyMatch(c -> c.equals("vote=Cats"));
    assertThat(answer.headers().allValues("Set-Cookie"))
        .allSatisfy(c -> assertThat(c).contains("; HttpOnly", "; SameSite=Lax", "; Path=/zoo"));
  }

  @Test
  void aLabelThatNoCookieCanHoldIsEncodedAndReadBack() throws Exception {
    var answer = vote("b", "Bob");
    assertThat(cookies(answer)).contains("vote=Big%20D%C3%B6ggs%3B%20100%25");
    var page = visitor.get("/pets/", "Cookie", "vote=Big%20D%C3%B6ggs%3B%20100%25");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Big Döggs; 100%");
  }

  @Test
  void theSameVoterMovesTheVoteAndNobodyIsCountedTwice() throws Exception {
    long cats = votes("a");
    long whales = votes("c");
    String voter = cookie(vote("a", "Bob"), "voter");
    var again = vote("a", "Bob", "Cookie", voter);
    assertThat(cookies(again)).containsExactly("vote=Cats");
    assertThat(votes("a")).isEqualTo(cats + 1);

    vote("c", "Bob", "Cookie", voter);

    assertThat(votes("a")).isEqualTo(cats);
    assertThat(votes("c")).isEqualTo(whales + 1);
    assertThat(stores.there().recount("pets")).isEqualTo(stores.there().tally("pets"));
  }

  @Test
  void whoKeepsNoCookiesIsANewVoterEachTime() throws Exception {
    long before = votes("c");
    vote("c", "Bob");
    vote("c", "Bob");
    assertThat(votes("c")).isEqualTo(before + 2);
  }

  @Test
  void aForgedVoterIsANewOne() throws Exception {
    long before = votes("c");
    String voter = cookie(vote("c", "Bob"), "voter");
    var answer = vote("c", "Bob", "Cookie", voter.substring(0, voter.length() - 2));
    assertThat(cookie(answer, "voter")).isNotEqualTo(voter);
    assertThat(votes("c")).isEqualTo(before + 2);
  }

  @Test
  void votersMayBeCalledWhatTheyLike() throws Exception {
    for (String name : List.of("hits", "Cats", "a", "../../x", "<b>&\"'", "Zoë 🐈", " spaced ")) {
      long before = votes("a");
      assertThat(vote("a", name).statusCode()).as(name).isEqualTo(302);
      assertThat(votes("a")).isEqualTo(before + 1);
    }
  }

  @Test
  void whatIsNoVoteIsRefused() throws Exception {
    long before = stores.there().tally("pets").total();
    for (String body : List.of("vote=d&name=x", "vote=&name=x", "name=x", "vote=Cats&name=x", "")) {
      var answer = post(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("a (Cats)");
    }
    for (String body :
        List.of(
            "vote=a", "vote=a&name=", "vote=a&name=+", "vote=a&name=%00", "vote=a&name=%C2%A0")) {
      assertThat(post(body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(vote("a", "x".repeat(201)).statusCode()).isEqualTo(400);
    assertThat(stores.there().tally("pets").total()).isEqualTo(before);
  }

  @Test
  void aBrowserGetsTheFormBackWithWhatIsWrongInIt() throws Exception {
    var answer = post("vote=a&name=", "Accept", BROWSER);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("aria-invalid=\"true\"", "Say a name");
    var noChoice = post("vote=z&name=%3Ci%3E", "Accept", BROWSER);
    assertThat(noChoice.body()).contains("value=\"&lt;i&gt;\"");
  }

  @Test
  void aVoteSentByAnotherSiteIsRefused() throws Exception {
    assertThat(vote("a", "Bob", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(vote("a", "Bob", "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
  }

  @Test
  void thePetPageCountsItsVisits() throws Exception {
    long first = served(pet());
    assertThat(served(pet())).isEqualTo(first + 1);
  }

  @Test
  void thePetPageSaysWhoServedItAndLeadsToAPicture() throws Exception {
    var page = pet();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Processed by container ID host-1", "version 1.2.3")
        .doesNotContain("href=\"/", "src=\"/");
    assertThat(page.headers().firstValue("X-Served-By")).hasValue("host-1");
    assertThat(page.headers().firstValue("Server-Timing").orElse("")).startsWith("total;dur=");
    MatchResult picture =
        Pattern.compile("src=\"\\.\\./(pets/pets/cat/\\d+\\.svg)\"")
            .matcher(page.body())
            .results()
            .findFirst()
            .orElseThrow();
    var svg = visitor.get("/" + picture.group(1));
    assertThat(svg.statusCode()).isEqualTo(200);
    assertThat(svg.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(svg.body()).startsWith("<svg ");
  }

  @Test
  void thePetPageIsServedWhileTheStoreIsAway() throws Exception {
    stores.away(true);
    try {
      var page = pet();
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("is away with its store").doesNotContainPattern("\\d Pets");
      assertThat(visitor.get("/pets/vote").statusCode()).isEqualTo(200);
    } finally {
      stores.away(false);
    }
    assertThat(pet().body()).containsPattern("\\d+ Pets Served");
  }

  @Test
  void aVoteWhileTheStoreIsAwayIsCertainlyNotStored() throws Exception {
    long before = votes("a");
    stores.away(true);
    try {
      var answer = vote("a", "Bob");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    } finally {
      stores.away(false);
    }
    assertThat(votes("a")).isEqualTo(before);
  }

  @Test
  void aVoteMayBeJson() throws Exception {
    long before = votes("a");
    var answer = visitor.postJson("/pets/api/votes", "{\"vote\":\"a\",\"name\":\"bob\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"vote\":\"Cats\"}");
    String voter = cookie(answer, "voter");
    assertThat(votes("a")).isEqualTo(before + 1);
    var moved =
        visitor.postJson("/pets/api/votes", "{\"vote\":\"c\",\"name\":\"bob\"}", "Cookie", voter);
    assertThat(moved.statusCode()).isEqualTo(201);
    assertThat(votes("a")).isEqualTo(before);
  }

  @Test
  void errorsOfTheApiAreJson() throws Exception {
    for (String json :
        List.of("{}", "{\"vote\":\"z\",\"name\":\"x\"}", "{\"vote\":1,\"name\":\"x\"}", "x")) {
      var answer = visitor.postJson("/pets/api/votes", json);
      assertThat(answer.statusCode()).as(json).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"error\":\"");
    }
    assertThat(visitor.get("/pets/api/votes").statusCode()).isEqualTo(405);
    assertThat(visitor.get("/pets/api/nothing").body()).startsWith("{\"error\":\"");
  }

  @Test
  void aPictureThatIsNoneIsNotFound() throws Exception {
    for (String path : List.of("cat/x.svg", "cat/-1.svg", "bird/1.svg", "cat/1.png", "cat/", "")) {
      assertThat(visitor.get("/pets/pets/" + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(visitor.get("/pets/images/a/x.jpg").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> pet() throws Exception {
    return visitor.get("/pets/", "Cookie", "vote=Cats");
  }

  private static long served(HttpResponse<String> page) {
    var count = Pattern.compile("(\\d+) Pets Served").matcher(page.body());
    assertThat(count.find()).isTrue();
    return Long.parseLong(count.group(1));
  }

  private long votes(String option) {
    VoteCounter counter = stores.there();
    return counter.tally("pets").of(option);
  }

  private HttpResponse<String> vote(String option, String name, String... headers)
      throws Exception {
    return post("vote=" + option + "&name=" + URLEncoder.encode(name, UTF_8), headers);
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    String[] all =
        Stream.concat(
                Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
            .toArray(String[]::new);
    return visitor.send("POST", "/pets/vote", BodyPublishers.ofString(body), all);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static List<String> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .toList();
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return cookies(answer).stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .orElseThrow();
  }
}
