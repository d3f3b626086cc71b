package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.MutableClock;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import dev.menagerie.web.surveys.QuestionFile;
import dev.menagerie.web.surveys.Questionnaire;
import dev.menagerie.web.surveys.SurveyOptions;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The form and the receipt as browsers and plain clients know them, below a context and a prefix.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SurveySuite {
  private static final String PLACE = "/zoo/survey/cats/";

  private final Container container;
  private final AwayStores<SurveyStore> stores = new AwayStores<>(SurveyStore.class);
  private final MutableClock clock = MutableClock.startingNow();
  private SurveyOptions surveys;
  private Visitor visitor;

  SurveySuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    String once = "title: Once\nonce: yes\n[a]\nask: A?\nkind: text\nrequired: yes\n";
    String two = "title: Two\nlimit: 2\n[a]\nask: A?\nkind: text\n";
    String closing =
        "title: Closing\ncloses: "
            + clock.instant().plus(Duration.ofHours(1))
            + "\n[a]\nask: A?\nkind: text\n";
    surveys =
        SurveyOptions.defaults()
            .withClock(clock)
            .withSurveys(
                List.of(
                    Questionnaire.cats(),
                    QuestionFile.read("once", once),
                    QuestionFile.read("two", two),
                    QuestionFile.read("closing", closing)));
    container.start(
        "/zoo",
        context ->
            new Menagerie()
                .serving(App.SURVEY, stores)
                .surveys(surveys)
                .home(Pages.bundled(new Site("1.2.3", "host-1", List.of())))
                .mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
    stores.close();
  }

  @Test
  void severalSurveysAreOfferedAtTheRoot() throws Exception {
    assertThat(visitor.get("/survey/").body())
        .contains("href=\"./cats/\"", "href=\"./once/\"", "Please tell us about yourself:");
    assertThat(location(visitor.get("/survey"))).isEqualTo("/zoo/survey/");
    assertThat(location(visitor.get("/survey/cats"))).isEqualTo(PLACE);
    assertThat(visitor.get("/survey/dogs/").statusCode()).isEqualTo(404);
  }

  @Test
  void theFormAsksWhatTheOriginalAsked() throws Exception {
    var page = visitor.get("/survey/cats/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Please tell us about yourself:", "Name:", "Coat:", "Favorite Donut:")
        .contains("name=\"name\"", "name=\"coat\"", "name=\"donut\"")
        .contains("Pika", "Tabby", "Jelly", "Submit Info")
        .contains("action=\"../../survey/cats/write-db\"");
  }

  @Test
  void anAnswerIsStoredAndTheVisitorIsThanked() throws Exception {
    var answer = post("cats", "name", "Pikå <b>", "coat", "Tabby", "donut", "Jelly");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer)).startsWith(PLACE + "thanks/");
    assertThat(visitor.get(path(answer)).body())
        .contains("Thanks, Pikå &lt;b&gt;!")
        .contains("Tabby", "Jelly");
    assertThat(stored("cats", "name", "Pikå <b>")).hasSize(1);
  }

  @Test
  void theFirstRequestMayBeAPost() throws Exception {
    assertThat(post("two", "a", "first").statusCode()).isEqualTo(303);
  }

  @Test
  void nobodyGetsWhatIsForPostingOnly() throws Exception {
    var answer = visitor.get("/survey/cats/write-db");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void theApiSaysWhichMethodsItServes() throws Exception {
    for (String method : List.of("OPTIONS", "PUT", "DELETE")) {
      var none = BodyPublishers.noBody();
      var answer = visitor.send(method, "/survey/cats/api/responses", none);
      assertThat(answer.statusCode()).isEqualTo(method.equals("OPTIONS") ? 204 : 405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }
  }

  @Test
  void theSameFormSentTwiceIsOneAnswer() throws Exception {
    String code = code(visitor.get("/survey/cats/").body());
    var first = post("cats", "receipt-code", code, "name", "Twice", "coat", "x", "donut", "y");
    var second = post("cats", "receipt-code", code, "name", "Twice", "coat", "x", "donut", "y");

    assertThat(location(second)).isEqualTo(location(first));
    assertThat(stored("cats", "name", "Twice")).hasSize(1);
  }

  @Test
  void manyPressesOfTheButtonAtOnceAreOneAnswer() throws Exception {
    String code = code(visitor.get("/survey/cats/").body());
    IntStream.range(0, 100)
        .parallel()
        .forEach(
            i -> post("cats", "receipt-code", code, "name", "Many", "coat", "x", "donut", "y"));

    assertThat(stored("cats", "name", "Many")).hasSize(1);
  }

  @Test
  void mistakesComeBackBesideTheFieldWithWhatWasTyped() throws Exception {
    String code = code(visitor.get("/survey/cats/").body());
    var answer = post("cats", "receipt-code", code, "name", "\"Kiki\"", "coat", " ", "donut", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("value=\"&quot;Kiki&quot;\"", "id=\"error-coat\"", "id=\"error-donut\"")
        .contains("aria-describedby=\"error-coat\"", code)
        .doesNotContain("id=\"error-name\"");
    assertThat(stored("cats", "name", "\"Kiki\"")).isEmpty();
  }

  @Test
  void nulIsRefusedBesideTheField() throws Exception {
    var answer = post("cats", "name", "a\0b", "coat", "x", "donut", "y");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("id=\"error-name\"").doesNotContain("\0");
  }

  @Test
  void aReceiptThatIsNoneIsRefused() throws Exception {
    assertThat(
            post("cats", "receipt-code", "x", "name", "a", "coat", "b", "donut", "c").statusCode())
        .isEqualTo(400);
    assertThat(visitor.get("/survey/cats/thanks/x").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/survey/cats/receipt/0000-0000-0000-0000").statusCode()).isEqualTo(404);
  }

  @Test
  void whatAnotherSiteSendsIsRefused() throws Exception {
    var answer =
        visitor.send(
            "POST",
            "/survey/cats/write-db",
            BodyPublishers.ofString("name=Forged&coat=x&donut=y"),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(stored("cats", "name", "Forged")).isEmpty();
  }

  @Test
  void withTheReceiptAnAnswerIsSeenCorrectedAndDeleted() throws Exception {
    var answer = post("cats", "name", "Before", "coat", "Tabby", "donut", "Jelly");
    String code = path(answer).substring(path(answer).lastIndexOf('/') + 1);
    String receipt = "/survey/cats/receipt/" + code;

    assertThat(visitor.get(receipt).body()).contains("Before", "Tabby");
    assertThat(visitor.get(receipt + "/edit").body()).contains("value=\"Before\"");
    assertThat(postTo(receipt, "name", "", "coat", "x", "donut", "y").statusCode()).isEqualTo(400);

    var changed = postTo(receipt, "name", "After", "coat", "Tabby", "donut", "Jelly");
    assertThat(location(changed)).endsWith("/receipt/" + code);
    assertThat(stored("cats", "name", "After")).hasSize(1);
    assertThat(stored("cats", "name", "Before")).isEmpty();

    assertThat(postTo(receipt + "/delete").statusCode()).isEqualTo(303);
    assertThat(stored("cats", "name", "After")).isEmpty();
    assertThat(visitor.get(receipt).statusCode()).isEqualTo(404);
  }

  @Test
  void aReceiptIsFoundAsPeopleTypeIt() throws Exception {
    var answer = post("cats", "name", "Typed", "coat", "Tabby", "donut", "Jelly");
    String code = path(answer).substring(path(answer).lastIndexOf('/') + 1);
    String typed = code.replace("-", "").toLowerCase(java.util.Locale.ROOT);

    assertThat(location(visitor.get("/survey/cats/receipt?code=" + typed)))
        .endsWith("/receipt/" + code);
    assertThat(visitor.get("/survey/cats/receipt?code=zzz").statusCode()).isEqualTo(400);
    assertThat(visitor.get("/survey/cats/receipt").body()).contains("name=\"code\"");
  }

  @Test
  void whoMayAnswerOnlyOnceIsLedToTheFirstAnswer() throws Exception {
    var first = post("once", "a", "first");
    String cookie = cookie(first);
    var second =
        visitor.send(
            "POST",
            "/survey/once/write-db",
            BodyPublishers.ofString("a=second"),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Cookie",
            cookie);

    assertThat(location(second)).isEqualTo(location(first));
    assertThat(visitor.get(path(second)).body()).contains("first").doesNotContain("second");
    for (String sent : List.of(cookie, "survey_once=stale; " + cookie)) {
      assertThat(visitor.get("/survey/once/", "Cookie", sent).body())
          .as(sent)
          .contains("You have answered already")
          .doesNotContain("<form");
    }
  }

  @Test
  void whoMayAnswerOnlyOnceMayNotAnswerAgainByTheApi() throws Exception {
    var form = post("once", "a", "by the form");
    String code = path(form).substring(path(form).lastIndexOf('/') + 1);
    var api = postJson("once", "by the API", "Cookie", cookie(form));
    var other = "{\"receipt\":\"7K3M-9QXT-22AB-0DEF\",\"answers\":{\"a\":\"by the API\"}}";
    var named = visitor.postJson("/survey/once/api/responses", other, "Cookie", cookie(form));

    assertThat(api.statusCode()).isEqualTo(200);
    assertThat(api.body()).contains(code);
    assertThat(named.statusCode()).isEqualTo(200);
    assertThat(stored("once", "a", "by the form")).hasSize(1);
    assertThat(stored("once", "a", "by the API")).isEmpty();
  }

  @Test
  void whoMayAnswerOnlyOnceAndDidByTheApiIsKnownToTheForm() throws Exception {
    var api = postJson("once", "first by the API");
    var again = postJson("once", "second by the API", "Cookie", cookie(api));

    assertThat(api.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(api.body());
    assertThat(cookie(again)).isEqualTo(cookie(api));
    assertThat(visitor.get("/survey/once/", "Cookie", cookie(api)).body())
        .contains("You have answered already");
    assertThat(postJson("two", "x").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aClosedSurveyTakesNoAnswersAndSaysSo() throws Exception {
    var before = post("closing", "a", "in time");
    clock.advance(Duration.ofHours(2));

    assertThat(before.statusCode()).isEqualTo(303);
    assertThat(post("closing", "a", "too late").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/survey/closing/").body()).contains("is closed");
    assertThat(stored("closing", "a", "too late")).isEmpty();
  }

  @Test
  void whileTheStoreIsAwayTheFormIsServedAndKeepsWhatWasTyped() throws Exception {
    stores.away(true);
    try {
      assertThat(visitor.get("/survey/cats/").statusCode()).isEqualTo(200);
      String code = code(visitor.get("/survey/cats/").body());
      var answer = post("cats", "receipt-code", code, "name", "Away", "coat", "x", "donut", "y");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("value=\"Away\"", code, "is not stored");
      assertThat(visitor.get("/survey/cats/results").body()).contains("come back by themselves");
      assertThat(visitor.get("/survey/cats/export.csv").statusCode()).isEqualTo(503);
      assertThat(visitor.get("/survey/cats/thanks/" + code).body()).contains("Thank you!");
    } finally {
      stores.away(false);
    }
    assertThat(post("cats", "name", "Back", "coat", "x", "donut", "y").statusCode()).isEqualTo(303);
  }

  private List<Response> stored(String survey, String question, String answer) {
    surveys.surveys().forEach(each -> stores.there().define(each.survey()));
    return stores.there().page(survey, Optional.empty(), SurveyStore.MAX_LIMIT).responses().stream()
        .filter(response -> answer.equals(response.answers().get(question)))
        .toList();
  }

  private HttpResponse<String> postJson(String survey, String answer, String... headers)
      throws Exception {
    String json = "{\"answers\":{\"a\":\"" + answer + "\"}}";
    return visitor.postJson("/survey/" + survey + "/api/responses", json, headers);
  }

  private HttpResponse<String> post(String survey, String... fields) {
    return postTo("/survey/" + survey + "/write-db", fields);
  }

  private HttpResponse<String> postTo(String path, String... fields) {
    var body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8))
          .append('&');
    }
    try {
      return visitor.send(
          "POST",
          path,
          BodyPublishers.ofString(body.toString()),
          "Content-Type",
          "application/x-www-form-urlencoded");
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String code(String page) {
    var code = Pattern.compile("name=\"receipt-code\" value=\"([^\"]+)\"").matcher(page);
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static String cookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String path(HttpResponse<?> answer) {
    return location(answer).substring("/zoo".length());
  }
}
