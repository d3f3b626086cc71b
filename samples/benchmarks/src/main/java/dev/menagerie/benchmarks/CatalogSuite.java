package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.store.Stores;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The procedures API with a million codes on PostgreSQL: beside a bare servlet that answers as many
 * bytes, beside itself elsewhere in the catalogue, and beside itself with a thousand codes.
 */
final class CatalogSuite {
  private static final int MANY = 1_000_000;
  private static final int FEW = 1_000;
  private static final int CONNECTIONS = 16;
  private static final int LAST = MANY / 100;

  /** The compiler takes so long to be nearly done, and less does the catalogue to be in memory. */
  private static final double WARM_UP_SECONDS = 10;

  private static final String CODES = "/api/v1.0/pxcodes/";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(US_ASCII));

  private final Contest contest;
  private final int ours;
  private final int bare;
  private final AtomicLong numbers = new AtomicLong();
  private final List<Contest.Result> results = new ArrayList<>();

  private CatalogSuite(Contest contest, int ours, int bare) {
    this.contest = contest;
    this.ours = ours;
    this.bare = bare;
  }

  static List<Contest.Result> run(Contest contest, EmbeddedPostgres postgres) throws Exception {
    try (Stores many = filled(postgres, "many", MANY);
        Stores few = filled(postgres, "few", FEW)) {
      return served(contest, many, few);
    }
  }

  /** A catalogue with so many codes and one user, in a database of its own. */
  private static Stores filled(EmbeddedPostgres postgres, String name, int rows) throws Exception {
    ImportContest.createDatabase(postgres, name);
    String url = postgres.getJdbcUrl("postgres", name);
    Stores stores = Stores.open(url);
    stores.get(Accounts.class).add(new Account("admin", PasswordHash.of("admin"), Scope.ADMIN));
    new ImportContest(stores, url, rows).ours();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      // As PostgreSQL does by itself after a while.
      statement.execute("vacuum analyze");
    }
    return stores;
  }

  static List<Contest.Result> served(Contest contest, Stores many, Stores few) throws Exception {
    try (var ours =
            LocalServer.start(
                context -> {
                  new Menagerie().serving(App.PROCEDURES, many, "/many").mount(context);
                  new Menagerie().serving(App.PROCEDURES, few, "/few").mount(context);
                });
        var bare =
            BareServer.start(
                context -> {
                  context.addServlet("code", bare(120)).addMapping("/bare/code");
                  context.addServlet("page", bare(13_900)).addMapping("/bare/page");
                  context
                      .addServlet("304", new BareServlet(304, new byte[0]))
                      .addMapping("/bare/nothing");
                })) {
      return new CatalogSuite(contest, ours.port(), bare.port()).contests();
    }
  }

  private static BareServlet bare(int bytes) {
    return new BareServlet(200, "x".repeat(bytes).getBytes(US_ASCII));
  }

  private List<Contest.Result> contests() throws Exception {
    for (Supplier<String> each : List.<Supplier<String>>of(this::anyCode, this::anyPage)) {
      load(200, () -> get(each.get(), "")).perSecond(WARM_UP_SECONDS);
    }
    bareLoad(200, "/bare/page", "").perSecond(WARM_UP_SECONDS);
    String hot = "/many" + CODES + CatalogRows.code(MANY / 2);
    compareBare("one code, hot", () -> hot, "/bare/code");
    compareBare("one code, each time another", this::anyCode, "/bare/code");
    String next = after(MANY / 2);
    compareBare("keyset page, hot", () -> next, "/bare/page");
    compareBare("keyset page after keyset page", this::nextPage, "/bare/page");
    compareBare("keyset page, each time another", this::anyPage, "/bare/page");
    unchanged("304 of a page", "/many" + CODES + "?page=" + LAST / 2);
    unchanged("304 of one code", hot);
    compare("middle page, beside the first", 2 / 3.0, () -> page(LAST / 2), () -> page(1));
    compare("last page, beside the first", 2 / 3.0, () -> page(LAST), () -> page(1));
    compare(
        "few words found, beside 1,000 codes", 1 / 3.0, () -> rare("/many"), () -> rare("/few"));
    compare("many found, beside 1,000 codes", 1 / 3.0, () -> common("/many"), () -> common("/few"));
    return results;
  }

  private String anyCode() {
    return "/many" + CODES + CatalogRows.code(place());
  }

  private String anyPage() {
    return after(place());
  }

  /** As somebody walks through the whole catalogue. */
  private String nextPage() {
    return after((int) (numbers.incrementAndGet() * 100 % MANY));
  }

  private static String after(int place) {
    return "/many" + CODES + "?count=none&after=" + CatalogRows.code(place);
  }

  /** A page that nobody has asked for, so that it is not remembered. */
  private String page(int number) {
    return "/many" + CODES + "?page=" + number + "&fresh=" + numbers.incrementAndGet();
  }

  private String rare(String prefix) {
    return prefix + CODES + "?q=c00000" + numbers.incrementAndGet() % 100;
  }

  private String common(String prefix) {
    return prefix + CODES + "?q=heart+fail&fresh=" + numbers.incrementAndGet();
  }

  /** Places all over the catalogue, in an order that nothing can foresee. */
  private int place() {
    return (int) (numbers.incrementAndGet() * 618_034 % MANY);
  }

  private void compare(String what, double wanted, Supplier<String> ours, Supplier<String> other)
      throws Exception {
    results.add(
        contest.run(
            what,
            wanted,
            load(200, () -> get(ours.get(), ""))::perSecond,
            load(200, () -> get(other.get(), ""))::perSecond));
  }

  private void compareBare(String what, Supplier<String> ours, String bare) throws Exception {
    results.add(
        contest.run(
            what,
            0.7,
            load(200, () -> get(ours.get(), ""))::perSecond,
            bareLoad(200, bare, "")::perSecond));
  }

  private void unchanged(String what, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + ours + path))
            .header("Authorization", BASIC)
            .build();
    HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    String condition = "If-None-Match: " + answer.headers().firstValue("ETag").orElseThrow();
    results.add(
        contest.run(
            what,
            0.9,
            load(304, () -> get(path, condition + "\r\n"))::perSecond,
            bareLoad(304, "/bare/nothing", condition + "\r\n")::perSecond));
  }

  private HttpLoad bareLoad(int status, String path, String headers) {
    return new HttpLoad(bare, CONNECTIONS, status, () -> get(path, headers));
  }

  private HttpLoad load(int status, Supplier<byte[]> request) {
    return new HttpLoad(ours, CONNECTIONS, status, request);
  }

  private static byte[] get(String path, String headers) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + BASIC
            + "\r\n"
            + headers
            + "\r\n")
        .getBytes(US_ASCII);
  }
}
