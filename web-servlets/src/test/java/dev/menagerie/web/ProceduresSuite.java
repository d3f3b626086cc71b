package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.testkit.QuickHash;
import dev.menagerie.testkit.Races;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The catalogue's API as its clients see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProceduresSuite {
  private static final String CODES = "/api/v1.0/pxcodes/";
  private static final String ADMIN = basic("admin", "admin");
  private static final int THERE = 205;

  private final Container container;
  private final Stores stores = InMemoryStores.open();
  private Visitor visitor;

  ProceduresSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    Accounts accounts = stores.get(Accounts.class);
    accounts.add(new Account("admin", QuickHash.of("admin"), Scope.ADMIN));
    accounts.add(new Account("reader", QuickHash.of("reader"), Scope.READ));
    List<Edit> edits =
        IntStream.range(0, THERE)
            .<Edit>mapToObj(
                i -> new Edit.Create(new Procedure("%03d".formatted(i), "Procedure " + i)))
            .toList();
    stores.get(ProcedureCatalog.class).editAll(edits);
    container.start("/shop", context -> Menagerie.mount(context, App.PROCEDURES, stores, ""));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
    stores.close();
  }

  @Test
  void aPageHasTheShapeOfTheOriginal() throws Exception {
    String base = container.base() + CODES;
    var page = get("?page=2&per_page=2");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .startsWith(
            "{\"items\":[{\"procedure\":\"Procedure 2\",\"pxcode\":\"002\",\"url\":\""
                + base
                + "002\"},{\"procedure\":\"Procedure 3\",")
        .contains("\"meta\":{\"first\":\"" + base + "?per_page=2&page=1\",\"last\":\"" + base)
        .contains("\"next\":\"" + base + "?per_page=2&page=3\",\"page\":2,\"pages\":")
        .contains(",\"per_page\":2,\"prev\":\"" + base + "?per_page=2&page=1\",\"total\":");
  }

  @Test
  void aPageHasAHundredCodesUnlessLessAreWanted() throws Exception {
    for (String query : List.of("", "?page=1", "?per_page=abc", "?per_page=1000&page=x")) {
      assertThat(get(query).body()).contains("\"page\":1,", "\"per_page\":100,", "\"prev\":null");
    }
    assertThat(get("?page=3").body()).contains("\"next\":null", "\"page\":3,");
  }

  @Test
  void thereIsNoPageBeforeTheFirstOrAfterTheLast() throws Exception {
    for (String page : List.of("0", "-1", "4", "99999999999999999999")) {
      assertRefused(get("?page=" + page), 404, "not found", "item not found");
    }
    assertThat(get("?per_page=0").statusCode()).isEqualTo(400);
    assertThat(get("?per_page=-1").statusCode()).isEqualTo(400);
  }

  @Test
  void aCodeHasItsAddress() throws Exception {
    var item = get("039");
    assertThat(item.statusCode()).isEqualTo(200);
    assertThat(item.body())
        .isEqualTo(
            "{\"procedure\":\"Procedure 39\",\"pxcode\":\"039\",\"url\":\""
                + container.base()
                + CODES
                + "039\"}");
    assertRefused(get("nope"), 404, "not found", "item not found");
  }

  @Test
  void aCodeIsAddedOnce() throws Exception {
    var added = post("{\"pxcode\":\"X1\",\"procedure\":\"New\"}");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).isEqualTo("{}");
    assertThat(added.headers().firstValue("Location")).hasValue(container.base() + CODES + "X1");
    assertThat(post("{\"pxcode\":\"X1\",\"procedure\":\"New\"}").statusCode()).isEqualTo(409);
    assertThat(send("DELETE", "X1", "").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsNoProcedureIsRefused() throws Exception {
    assertRefused(
        post("{\"pxcode\":\"X\"}"), 400, "bad request", "Invalid pxcode: missing procedure");
    assertRefused(
        post("{\"procedure\":\"X\"}"), 400, "bad request", "Invalid pxcode: missing pxcode");
    assertRefused(post("nothing"), 400, "bad request", "invalid request");
    assertRefused(post("[]"), 400, "bad request", "invalid request");
    for (String body :
        List.of(
            "{\"pxcode\":\"12345678901\",\"procedure\":\"x\"}",
            "{\"pxcode\":\"\",\"procedure\":\"x\"}",
            "{\"pxcode\":\"X\",\"procedure\":\"\"}",
            "{\"pxcode\":1,\"procedure\":\"x\"}",
            "{\"pxcode\":\"a;b\",\"procedure\":\"x\"}",
            "{\"pxcode\":\"X\",\"procedure\":\"" + "x".repeat(256) + "\"}")) {
      assertThat(post(body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void puttingCreatesOrReplaces() throws Exception {
    var created = send("PUT", "P1", "{\"procedure\":\"One\"}");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("Location")).hasValue(container.base() + CODES + "P1");
    var replaced = send("PUT", "P1", "{\"pxcode\":\"P1\",\"procedure\":\"Two\"}");
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.body()).isEqualTo("{}");
    assertThat(get("P1").body()).contains("Two");
    assertThat(send("PUT", "P1", "{\"pxcode\":\"P2\",\"procedure\":\"x\"}").statusCode())
        .isEqualTo(400);
    assertThat(send("PATCH", "P1", "{\"procedure\":\"Three\"}").statusCode()).isEqualTo(200);
    assertThat(get("P1").body()).contains("Three");
    assertThat(send("DELETE", "P1", "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "P1", "").statusCode()).isEqualTo(404);
    assertThat(send("PATCH", "P1", "{\"procedure\":\"x\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void aPatchIsNotForAnotherCode() throws Exception {
    send("PUT", "P3", "{\"procedure\":\"One\"}");
    assertThat(send("PATCH", "P3", "{\"pxcode\":\"ZZZ\"}").statusCode()).isEqualTo(400);
    assertThat(send("PATCH", "P3", "{\"pxcode\":\"P3\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void aPatchThatChangesNothingMakesNoVersion() throws Exception {
    String tag = tag(send("PUT", "P4", "{\"procedure\":\"One\"}"));
    for (String body : List.of("{}", "{\"pxcode\":\"P4\"}", "{\"procedure\":\"One\"}")) {
      var answer = send("PATCH", "P4", body);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(tag(answer)).as(body).isEqualTo(tag).isEqualTo(tag(get("P4")));
      assertThat(send("PATCH", "P4", body, "If-Match", tag).statusCode()).isEqualTo(200);
      assertThat(send("PATCH", "P4", body, "If-Match", "\"x\"").statusCode()).isEqualTo(412);
    }
    assertThat(get("P4/history").body().split("\"effective\"")).hasSize(2);
  }

  @Test
  void whoHasACodeAlreadyIsNotSentItAgain() throws Exception {
    for (String path : List.of("007", "?page=2")) {
      String tag = tag(get(path));
      for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
        var answer = get(path, "If-None-Match", known);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(tag(answer)).isEqualTo(tag);
      }
      assertThat(get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
      assertThat(get(path, "If-Match", tag).statusCode()).isEqualTo(200);
      var failed = get(path, "If-Match", "\"x\"");
      assertRefused(failed, 412, "precondition failed", null);
      assertThat(tag(failed)).isEqualTo(tag);
    }
  }

  @Test
  void nobodyOverwritesWhatTheyHaveNotSeen() throws Exception {
    String first = tag(send("PUT", "L1", "{\"procedure\":\"One\"}"));
    String body = "{\"procedure\":\"Two\"}";
    var second = send("PUT", "L1", body, "If-Match", first);
    assertThat(second.statusCode()).isEqualTo(200);
    var late = send("PUT", "L1", body, "If-Match", first);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(tag(late)).isEqualTo(tag(second)).isEqualTo(tag(get("L1")));
    assertThat(send("PUT", "L1", body, "If-None-Match", "*").statusCode()).isEqualTo(412);
    assertThat(send("PATCH", "L1", body, "If-Match", first).statusCode()).isEqualTo(412);
    assertThat(send("DELETE", "L1", "", "If-Match", first).statusCode()).isEqualTo(412);
    assertThat(send("DELETE", "L1", "", "If-Match", tag(second)).statusCode()).isEqualTo(200);
    assertThat(send("PUT", "L1", body, "If-Match", "*").statusCode()).isEqualTo(412);
    assertThat(send("DELETE", "L1", "", "If-Match", "*").statusCode()).isEqualTo(412);
    assertThat(send("PUT", "L1", body, "If-None-Match", "*").statusCode()).isEqualTo(201);
  }

  @Test
  void ofSeveralTagsOneIsEnoughWhereverTheyStand() throws Exception {
    String tag = tag(send("PUT", "L2", "{\"procedure\":\"One\"}"));
    assertThat(get("L2", "If-None-Match", "\"x\"", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    String body = "{\"procedure\":\"Two\"}";
    var put = send("PUT", "L2", body, "If-Match", "\"x\"", "If-Match", tag);
    assertThat(put.statusCode()).isEqualTo(200);
    String lists = ",\"x\",," + tag(put);
    assertThat(send("DELETE", "L2", "", "If-Match", lists).statusCode()).isEqualTo(200);
  }

  @Test
  void ofManyWhoEditOneVersionExactlyOneWins() throws Exception {
    String tag = tag(send("PUT", "R1", "{\"procedure\":\"One\"}"));
    List<Integer> statuses =
        Races.run(
            16,
            i -> send("PUT", "R1", "{\"procedure\":\"" + i + "\"}", "If-Match", tag).statusCode());
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(15);
  }

  @Test
  void withoutAnAccountThereIsNoAnswer() throws Exception {
    for (String path : List.of(CODES, CODES + "039", "/auth/request-token", "/auth/tokens")) {
      for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "BREW")) {
        var answer = visitor.send(method, path, BodyPublishers.noBody());
        assertRefused(answer, 401, "unauthorized", "Please authenticate to access this API");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
      }
      for (String bad :
          List.of(basic("admin", "wrong" + path), "Bearer x", "Basic !", "Digest x")) {
        assertThat(visitor.get(path, "Authorization", bad).statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void aReaderChangesNothing() throws Exception {
    String reader = basic("reader", "reader");
    assertThat(visitor.get(CODES + "001", "Authorization", reader).statusCode()).isEqualTo(200);
    var body = BodyPublishers.ofString("{\"procedure\":\"x\"}");
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      var answer = visitor.send(method, CODES + "001", body, "Authorization", reader);
      assertRefused(answer, 403, "forbidden", null);
    }
    assertThat(visitor.postJson(CODES, "{}", "Authorization", reader).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenWorksInThePlaceOfTheUserNameAndAsBearer() throws Exception {
    var issued = visitor.get("/auth/request-token", "Authorization", ADMIN);
    assertThat(issued.statusCode()).isEqualTo(200);
    assertThat(issued.headers().firstValue("Cache-Control"))
        .hasValue("no-cache, no-store, max-age=0");
    assertThat(issued.body()).matches("\\{\"token\":\"[^\"]+\"}");
    String token = issued.body().substring(10, issued.body().length() - 2);
    for (String shown : List.of(basic(token, ""), basic(token, "any"), "Bearer " + token)) {
      assertThat(visitor.get(CODES, "Authorization", shown).statusCode()).isEqualTo(200);
    }
    assertThat(visitor.get(CODES, "Authorization", ADMIN).statusCode()).isEqualTo(200);
  }

  @Test
  void aNamedTokenDoesWhatItsScopeAllowsUntilItIsRevoked() throws Exception {
    String body = "{\"label\":\"report\",\"scope\":\"read\",\"expires_in\":60}";
    var issued = visitor.postJson("/auth/tokens", body, "Authorization", ADMIN);
    assertThat(issued.statusCode()).isEqualTo(201);
    String token = issued.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    String id = issued.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    String bearer = "Bearer " + token;
    assertThat(visitor.get(CODES, "Authorization", bearer).statusCode()).isEqualTo(200);
    assertThat(visitor.postJson(CODES, "{}", "Authorization", bearer).statusCode()).isEqualTo(403);
    for (String shown : List.of(bearer, basic(token, ""))) {
      assertTokensNeedThePassword(shown, id);
    }
    assertThat(visitor.get("/auth/tokens", "Authorization", ADMIN).body())
        .contains("\"label\":\"report\"", id)
        .doesNotContain(token);
    var none = BodyPublishers.noBody();
    assertThat(
            visitor.send("DELETE", "/auth/tokens/" + id, none, "Authorization", ADMIN).statusCode())
        .isEqualTo(200);
    assertThat(visitor.get(CODES, "Authorization", bearer).statusCode()).isEqualTo(401);
  }

  @Test
  void aPasswordThatWasChangedIsForgottenAtOnce() throws Exception {
    Accounts accounts = stores.get(Accounts.class);
    accounts.add(new Account("mover", QuickHash.of("old"), Scope.READ));
    assertThat(visitor.get(CODES, "Authorization", basic("mover", "old")).statusCode())
        .isEqualTo(200);
    accounts.update(new Account("mover", QuickHash.of("new"), Scope.READ));
    assertThat(visitor.get(CODES, "Authorization", basic("mover", "old")).statusCode())
        .isEqualTo(401);
    assertThat(visitor.get(CODES, "Authorization", basic("mover", "new")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoGuessesIsMadeToWait() throws Exception {
    stores.get(Accounts.class).add(new Account("guessed", QuickHash.of("right"), Scope.READ));
    for (int i = 0; i < 5; i++) {
      assertThat(visitor.get(CODES, "Authorization", basic("guessed", "" + i)).statusCode())
          .isEqualTo(401);
    }
    var answer = visitor.get(CODES, "Authorization", basic("guessed", "right"));
    assertRefused(answer, 429, "too many requests", null);
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
  }

  @Test
  void whoGuessesManyAtATimeGuessesNoOftener() throws Exception {
    stores.get(Accounts.class).add(new Account("besieged", QuickHash.of("right"), Scope.READ));
    List<Integer> statuses =
        Races.run(
            20,
            i -> visitor.get(CODES, "Authorization", basic("besieged", "wrong" + i)).statusCode());
    assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(5);
    assertThat(statuses).allMatch(status -> status == 401 || status == 429);
  }

  @Test
  void aTokenThatIsWorthNothingAnyMoreShutsOutNoOther() throws Exception {
    String dead = "Bearer mgt_" + "x".repeat(43);
    for (int i = 0; i < 6; i++) {
      assertThat(visitor.get(CODES, "Authorization", dead).statusCode())
          .isEqualTo(i < 5 ? 401 : 429);
    }
    String issued = visitor.get("/auth/request-token", "Authorization", ADMIN).body();
    String token = issued.substring(10, issued.length() - 2);
    assertThat(visitor.get(CODES, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
  }

  @Test
  void tokensForAnHourAreNotCountedAmongNamedOnesAndNotKeptWithoutEnd() throws Exception {
    Accounts accounts = stores.get(Accounts.class);
    accounts.add(new Account("collector", QuickHash.of("x"), Scope.READ));
    Instant end = Instant.now().plusSeconds(3_000).truncatedTo(ChronoUnit.MILLIS);
    for (int i = 1; i < 1_100; i++) {
      String hash = "%064x".formatted(i);
      accounts.issue(new Token(hash, "collector", "request-token", Scope.READ, end.plusMillis(i)));
    }
    String collector = basic("collector", "x");
    var named = visitor.postJson("/auth/tokens", "{\"label\":\"n\"}", "Authorization", collector);
    assertThat(named.statusCode()).isEqualTo(201);
    assertThat(visitor.get("/auth/tokens", "Authorization", collector).body())
        .contains("\"label\":\"n\"")
        .doesNotContain("request-token");
    assertThat(visitor.get("/auth/request-token", "Authorization", collector).statusCode())
        .isEqualTo(200);
    assertThat(accounts.tokens("collector")).hasSize(1_001);
    assertThat(accounts.token("%064x".formatted(100))).isEmpty();
    assertThat(accounts.token("%064x".formatted(101))).isPresent();
  }

  @Test
  void aNamedTokenIsNotCalledLikeThoseForAnHour() throws Exception {
    String body = "{\"label\":\"request-token\"}";
    assertThat(visitor.postJson("/auth/tokens", body, "Authorization", ADMIN).statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  private HttpResponse<String> post(String json) throws Exception {
    return send("POST", "", json);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    var all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = ADMIN;
    all[headers.length + 2] = "Content-Type";
    all[headers.length + 3] = "application/json";
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return visitor.send(method, CODES + path, publisher, all);
  }

  private void assertTokensNeedThePassword(String shown, String id) throws Exception {
    var none = BodyPublishers.noBody();
    for (var answer :
        List.of(
            visitor.get("/auth/request-token", "Authorization", shown),
            visitor.get("/auth/tokens", "Authorization", shown),
            visitor.postJson("/auth/tokens", "{\"scope\":\"read\"}", "Authorization", shown),
            visitor.send("DELETE", "/auth/tokens/" + id, none, "Authorization", shown))) {
      assertRefused(
          answer, 403, "forbidden", "A token is issued for a password, not for another token");
    }
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String error, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .startsWith("{\"status\":" + status + ",\"error\":\"" + error + "\",\"message\":\"");
    if (message != null) {
      assertThat(answer.body()).endsWith("\"message\":\"" + message + "\"}");
    }
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
  }
}
