package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import dev.menagerie.web.surveys.Questionnaire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The survey's form beside a bare servlet in the same container that reads the same form and
 * redirects, and stores nothing; then its pages with many responses beside the same with few.
 */
final class SurveySuite {
  private static final List<Integer> CLIENTS = List.of(64, 256);

  /**
   * In turns like the contest, since each turn after another kind of load has the JVM compile anew:
   * half a minute together, as long as it is busy with that on the cores that it needs itself.
   */
  private static final int WARM_UP_TURNS = 4;

  private static final double WARM_UP_SECONDS = 5;

  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;
  private static final int BATCH = 10_000;
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final List<String> COATS = List.of("Tabby", "Tortie", "Black", "White", "Calico");

  private SurveySuite() {}

  static List<Contest.Result> run(Contest contest, String store, Stores stores) throws Exception {
    var results = new ArrayList<Contest.Result>();
    try (LocalServer server =
            LocalServer.start(context -> Menagerie.mount(context, App.SURVEY, stores, "/survey"));
        BareServer bare =
            BareServer.start(
                context -> context.addServlet("form", new BareForm()).addMapping("/bare"))) {
      for (int clients : CLIENTS) {
        var form = new HttpLoad(server.port(), clients, 303, () -> post("/survey/write-db"));
        var bareForm = new HttpLoad(bare.port(), clients, 303, () -> post("/bare"));
        for (int turn = 0; turn < WARM_UP_TURNS && results.isEmpty(); turn++) {
          form.perSecond(WARM_UP_SECONDS);
          bareForm.perSecond(WARM_UP_SECONDS / 2);
        }
        String what = "POST form, " + store + ", " + clients + " clients";
        results.add(contest.run(what, 0.7, form::perSecond, bareForm::perSecond));
      }
    }
    return results;
  }

  /** How much longer pages and summaries take with a thousand times as many responses. */
  static List<Contest.Result> growth(Contest contest, String fewUrl, String manyUrl)
      throws Exception {
    try (Stores few = Stores.open(fewUrl);
        Stores many = Stores.open(manyUrl);
        LocalServer small = filled(few, FEW);
        LocalServer large = filled(many, MANY)) {
      var results = new ArrayList<Contest.Result>();
      for (String path :
          List.of("/", "/responses", "/results", "/api/responses", "/api/responses?order=newest")) {
        results.add(
            contest.run(
                "GET " + path + ", 1M beside 1k",
                1 / 1.5,
                new HttpLoad(large.port(), 1, 200, () -> get("/survey" + path))::perSecond,
                new HttpLoad(small.port(), 1, 200, () -> get("/survey" + path))::perSecond));
      }
      SurveyStore ofFew = few.get(SurveyStore.class);
      SurveyStore ofMany = many.get(SurveyStore.class);
      results.add(
          contest.run(
              "summary read anew, 1M beside 1k",
              0,
              seconds -> summaries(ofMany, seconds),
              seconds -> summaries(ofFew, seconds)));
      return results;
    }
  }

  private static double summaries(SurveyStore store, double seconds) {
    long begin = System.nanoTime();
    int done = 0;
    while (System.nanoTime() - begin < seconds * 1e9) {
      store.summarise("cats", 1000);
      done++;
    }
    return done / ((System.nanoTime() - begin) / 1e9);
  }

  private static LocalServer filled(Stores stores, int number) throws Exception {
    SurveyStore store = stores.get(SurveyStore.class);
    store.define(Questionnaire.cats().survey());
    for (int done = 0; done < number; done += BATCH) {
      store.saveAll(
          IntStream.range(done, Math.min(number, done + BATCH))
              .mapToObj(SurveySuite::response)
              .toList());
    }
    return LocalServer.start(context -> Menagerie.mount(context, App.SURVEY, stores, "/survey"));
  }

  private static Response response(int n) {
    String coat = COATS.get(n % COATS.size());
    var answers = Map.of("name", "Cat " + n % 5_000, "coat", coat, "donut", "Donut " + n % 70);
    return new Response("cats", "r" + n, Instant.now(), answers);
  }

  /** A form with a receipt like those that are handed out: two letters tell the second. */
  private static byte[] post(String path) {
    int second = (int) (System.currentTimeMillis() / 1000);
    var code = new StringBuilder(16);
    code.append(LETTERS.charAt(second >> 5 & 31)).append(LETTERS.charAt(second & 31));
    while (code.length() < 16) {
      code.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
    }
    String body = "receipt-code=" + code + "&name=Pika+the+cat&coat=Tabby&donut=Strawberry";
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }

  private static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
  }
}
