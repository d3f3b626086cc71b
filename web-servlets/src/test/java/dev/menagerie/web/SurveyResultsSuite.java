package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Question.Kind;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.surveys.QuestionFile;
import dev.menagerie.web.surveys.SurveyOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Results, responses, export and API of a survey with every kind of question. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SurveyResultsSuite {
  private static final String QUESTIONS =
      """
      title: Zoo
      [name]
      ask: Name?
      kind: text
      [story]
      ask: Story?
      kind: long text
      [pet]
      ask: Pet?
      kind: one of
      - Cat
      - Dog
      [food]
      ask: Food?
      kind: several of
      - Fish
      - Milk
      other: yes
      [age]
      ask: Age?
      kind: number
      [mood]
      ask: Mood?
      kind: scale
      [day]
      ask: Day?
      kind: date
      """;
  private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");

  private final Container container;
  private final AwayStores<SurveyStore> stores = new AwayStores<>(SurveyStore.class);
  private Visitor visitor;

  SurveyResultsSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    String hidden = "title: Hidden\nresults: admin\n[a]\nask: A?\nkind: text\n";
    String mixed = "title: Mixed\n[n]\nask: N?\nkind: number\n[d]\nask: D?\nkind: date\n";
    String bounded =
        """
        title: Bounded
        [mood]
        ask: M?
        kind: scale
        [soon]
        ask: S?
        kind: date
        min: 2026-01-01
        [few]
        ask: F?
        kind: number
        max: 10
        """;
    takeOverTexts();
    String earned = "title: Earned\nresults: answered\n[a]\nask: A?\nkind: text\n";
    var surveys =
        SurveyOptions.defaults()
            .withSurveys(
                List.of(
                    QuestionFile.read("zoo", QUESTIONS),
                    QuestionFile.read("hidden", hidden),
                    QuestionFile.read("earned", earned),
                    QuestionFile.read("mixed", mixed),
                    QuestionFile.read("bounded", bounded),
                    QuestionFile.read("posted", QUESTIONS)));
    container.start(
        "/zoo",
        context ->
            new Menagerie()
                .options(WebOptions.defaults().withAdminPassword(AdminPassword.of("s3cret")))
                .serving(App.SURVEY, stores)
                .surveys(surveys)
                .mount(context));
    visitor = new Visitor(container.base());
    for (var survey : surveys.surveys()) {
      stores.there().define(survey.survey());
    }
    var responses = new ArrayList<Response>();
    responses.add(
        response(
            Map.of(
                "name",
                "=cmd()",
                "story",
                "two\nlines, \"quoted\"",
                "pet",
                "Cat",
                "food",
                "Fish; Milk",
                "age",
                "7.5",
                "mood",
                "4",
                "day",
                "2026-12-01")));
    responses.add(
        response(Map.of("name", "JELLY bean", "pet", "Dog", "food", "Fish", "age", "-3")));
    responses.add(response(Map.of("name", "jelly  bean ", "pet", "Cat", "food", "Stew")));
    stores.there().saveAll(responses);
  }

  @AfterAll
  void stop() {
    container.close();
    stores.close();
  }

  /** A table with texts, whoever wrote them, before its questions were for numbers and days. */
  private void takeOverTexts() {
    var questions = List.of(new Question("n", Kind.TEXT), new Question("d", Kind.TEXT));
    stores.there().define(new Survey("mixed", questions));
    String huge = "17" + "0".repeat(307);
    var texts = List.of("Eve", "=1+1", "5", "1.2.3E5", huge, "9".repeat(400));
    for (String text : texts) {
      var answers = Map.of("n", text, "d", text);
      stores.there().saveAll(List.of(new Response("mixed", Fresh.name("m"), AT, answers)));
    }
  }

  private static Response response(Map<String, String> answers) {
    return new Response("zoo", Fresh.name("r"), AT, answers);
  }

  @Test
  void everyKindOfQuestionHasAChartThatFits() throws Exception {
    String page = visitor.get("/survey/zoo/results").body();

    assertThat(page)
        .contains("<strong>3</strong>", "data-live=\"../../survey/zoo/results/events\"");
    assertThat(page).contains("chart-bars", "chart-columns", "chart-line");
    assertThat(page).contains("Cat: 2 (67%)", "Dog: 1", "Fish: 2", "Stew: 1");
    assertThat(page).contains("JELLY bean: 2").contains("two\nlines, &quot;quoted&quot;");
  }

  @Test
  void aFilterAppliesToPageListApiAndExportAlike() throws Exception {
    assertThat(visitor.get("/survey/zoo/results?pet=Cat&food=Fish").body())
        .contains("<strong>1</strong>", "results/events?food=Fish&amp;pet=Cat")
        .contains("export.csv?food=Fish&amp;pet=Cat");
    assertThat(visitor.get("/survey/zoo/responses?pet=Dog").body())
        .contains("JELLY bean")
        .doesNotContain("=cmd()");
    assertThat(visitor.get("/survey/zoo/api/results?age=7.50").body()).contains("\"responses\":1");
    assertThat(visitor.get("/survey/zoo/api/responses?day=2026-12-01").body()).contains("=cmd()");
    assertThat(visitor.get("/survey/zoo/export.csv?pet=Dog").body().lines()).hasSize(2);
  }

  @Test
  void aFilterMayAskForWhatTheQuestionsAllowedOnce() throws Exception {
    for (String query : List.of("mood=9", "soon=2020-01-01", "few=11")) {
      assertThat(visitor.get("/survey/bounded/api/results?" + query).body())
          .as(query)
          .contains("\"responses\":0");
    }
    assertThat(visitor.get("/survey/zoo/api/results?mood=4.0").body()).contains("\"responses\":1");
  }

  @Test
  void aFilterThatNobodyCanPassIsRefused() throws Exception {
    for (String query : List.of("age=old", "day=tomorrow", "mood=good", "name=%00")) {
      assertThat(visitor.get("/survey/zoo/results?" + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void aSpreadsheetOpensTheCsvWithoutRunningIt() throws Exception {
    var csv = visitor.get("/survey/zoo/export.csv");

    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("zoo.csv");
    assertThat(csv.body())
        .startsWith("name,story,pet,food,age,mood,day,id,at\r\n")
        .contains("'=cmd(),\"two\nlines, \"\"quoted\"\"\",Cat,Fish; Milk,7.5,4,2026-12-01,")
        .contains("JELLY bean,,Dog,Fish,-3,,,")
        .endsWith("2026-12-01T10:00:00Z\r\n");
  }

  @Test
  void whatIsNoNumberAndNoDayIsShownAsItIs() throws Exception {
    String at = "/survey/mixed/";
    assertThat(visitor.get(at + "results").body()).contains("On average 5.00.");
    assertThat(visitor.get(at + "responses").body()).contains("Eve");
    assertThat(visitor.get(at + "export.csv").body()).contains("Eve,Eve,", "'=1+1,'=1+1,", "5,5,");
    assertThat(visitor.get(at + "export.ndjson").body())
        .contains("{\"n\":\"Eve\",\"d\":\"Eve\"}", "{\"n\":5,\"d\":\"5\"}");
    assertThat(visitor.get(at + "api/responses").statusCode()).isEqualTo(200);
    assertThat(visitor.get(at + "api/results").statusCode()).isEqualTo(200);
  }

  @Test
  void jsonHasNumbersAsNumbersAndListsAsLists() throws Exception {
    String ndjson = visitor.get("/survey/zoo/export.ndjson").body();
    String json = visitor.get("/survey/zoo/export.json").body();

    assertThat(ndjson.lines()).hasSize(3).allMatch(l -> l.startsWith("{\"id\":"));
    assertThat(ndjson).contains("\"food\":[\"Fish\",\"Milk\"]", "\"age\":7.5", "\"mood\":4");
    assertThat(json).startsWith("[{").endsWith("}]\n");
    assertThat(json.replace("\n", "")).isEqualTo("[" + String.join(",", ndjson.split("\n")) + "]");
  }

  @Test
  void theListShowsTheLatestFirst() throws Exception {
    String page = visitor.get("/survey/zoo/responses").body();

    assertThat(page.indexOf("jelly  bean")).isLessThan(page.indexOf("=cmd()"));
    assertThat(page).contains("2026-12-01 10:00");
  }

  @Test
  void theApiPagesByKeys() throws Exception {
    String first = visitor.get("/survey/zoo/api/responses?limit=2").body();
    String next = first.replaceFirst(".*\"next\":\"([^\"]+)\"}", "$1");
    String second = visitor.get("/survey/zoo/api/responses?limit=2&after=" + next).body();

    assertThat(first).contains("=cmd()", "JELLY bean");
    assertThat(second).contains("jelly  bean ").doesNotContain("JELLY").endsWith("\"next\":null}");
    assertThat(visitor.get("/survey/zoo/api/responses?order=newest&limit=1").body())
        .contains("jelly  bean ");
    for (String query : List.of("limit=0", "limit=x", "order=up", "after=x", "limit=1001")) {
      var refused = visitor.get("/survey/zoo/api/responses?" + query);
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(refused.body()).startsWith("{\"error\":");
    }
  }

  @Test
  void programsPostJsonAndARetryIsOneResponse() throws Exception {
    String json =
        "{\"receipt\":\"7K3M-9QXT-22AB-0DEF\",\"answers\":{\"name\":\"Ann\",\"age\":7.50,"
            + "\"mood\":3,\"food\":[\"Fish\",\"Stew\"]}}";
    var first = visitor.postJson("/survey/posted/api/responses", json);
    var second = visitor.postJson("/survey/posted/api/responses", json);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).contains("\"receipt\":\"7K3M-9QXT-22AB-0DEF\"");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(visitor.get("/survey/posted/export.ndjson").body())
        .contains(
            "\"answers\":{\"name\":\"Ann\",\"food\":[\"Fish\",\"Stew\"],\"age\":7.5,\"mood\":3}")
        .hasLineCount(1);
  }

  @Test
  void programsAreToldWhatIsWrong() throws Exception {
    String answers = "{\"answers\":{\"age\":\"old\",\"pet\":\"Cow\"}}";
    var refused = visitor.postJson("/survey/posted/api/responses", answers);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"error\":", "\"pet\":\"Choose", "\"age\":\"This must");
    for (String bad :
        List.of(
            "{}",
            "{\"answers\":{\"nobody\":1}}",
            "{\"answers\":{\"name\":{}}}",
            "{\"receipt\":1,\"answers\":{}}",
            "{\"answers\":{\"age\":1e999999}}",
            "[]")) {
      assertThat(visitor.postJson("/survey/posted/api/responses", bad).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
  }

  @Test
  void whatIsForAnAdminIsShownToOne() throws Exception {
    String right = "Basic " + Base64.getEncoder().encodeToString("any:s3cret".getBytes(UTF_8));
    for (String path : List.of("results", "responses", "export.csv", "api/results")) {
      String place = "/survey/hidden/" + path;
      assertThat(visitor.get(place).statusCode()).as(path).isEqualTo(401);
      assertThat(visitor.get(place, "Authorization", right).statusCode()).isEqualTo(200);
    }
    assertThat(visitor.get("/survey/hidden/results/events").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/survey/hidden/api/responses").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsForThoseWhoAnsweredIsShownToThem() throws Exception {
    assertThat(visitor.get("/survey/earned/results").statusCode()).isEqualTo(403);
    assertThat(
            visitor
                .get("/survey/earned/results", "Cookie", "survey_earned=7K3M-9QXT-22AB-0DEF")
                .statusCode())
        .isEqualTo(403);

    var answer =
        visitor.send(
            "POST",
            "/survey/earned/write-db",
            BodyPublishers.ofString("a=x"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(visitor.get("/survey/earned/results", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void whoAnsweredByTheApiIsShownThemToo() throws Exception {
    String json = "{\"answers\":{\"a\":\"y\"}}";
    var answer = visitor.postJson("/survey/earned/api/responses", json);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

    assertThat(visitor.get("/survey/earned/results", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void theResultsMoveWhileSomebodyLooks() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(container.base() + "/survey/earned/results/events"));
    var answered =
        visitor.send(
            "POST",
            "/survey/earned/write-db",
            BodyPublishers.ofString("a=live"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    String cookie = answered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var events =
        HttpClient.newHttpClient()
            .send(request.header("Cookie", cookie).build(), BodyHandlers.ofLines());
    var lines = events.body().iterator();
    while (!lines.next().contains("data: <p class=\"survey-count\">")) {
      assertThat(events.statusCode()).isEqualTo(200);
    }
    visitor.send(
        "POST",
        "/survey/earned/write-db",
        BodyPublishers.ofString("a=moved"),
        "Content-Type",
        "application/x-www-form-urlencoded");
    while (!lines.next().contains("moved")) {
      assertThat(events.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNowhereIsNotFound() throws Exception {
    for (String path : List.of("nothing", "export.xls", "api/nothing", "receipt/x/edit")) {
      assertThat(visitor.get("/survey/zoo/" + path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
