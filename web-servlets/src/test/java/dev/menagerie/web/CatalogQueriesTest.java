package dev.menagerie.web;

import static dev.menagerie.web.SampleCatalogue.CODES;
import static dev.menagerie.web.SampleCatalogue.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What can be asked of the catalogue besides its pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogQueriesTest {
  private SampleCatalogue catalogue;

  @BeforeAll
  void start() throws Exception {
    catalogue = new SampleCatalogue(as -> as);
  }

  @AfterAll
  void stop() {
    catalogue.close();
  }

  @Test
  void aSearchFindsWordsThatBeginSoTheBestFirst() throws Exception {
    var found = get("?q=heart+fail");
    assertThat(codes(found)).containsExactlyInAnyOrder("291", "292", "293");
    assertThat(found.body()).contains("\"total\":3", "?per_page=100&page=1&q=heart+fail");
    assertThat(codes(get("?q=039"))).containsExactly("039");
    assertThat(codes(get("?q=zebra"))).isEmpty();
  }

  @Test
  void aSearchIsPagedAndSorted() throws Exception {
    assertThat(codes(get("?q=heart+fail&per_page=2&page=2&sort=pxcode"))).containsExactly("293");
    assertThat(codes(get("?q=heart+fail&sort=-pxcode"))).containsExactly("293", "292", "291");
    assertThat(get("?q=heart+fail&per_page=2&page=3").statusCode()).isEqualTo(404);
    assertThat(get("?q=heart&sort=height").statusCode()).isEqualTo(400);
  }

  @Test
  void aTypingErrorIsForgiven() throws Exception {
    assertThat(codes(get("?q=extracrainal"))).containsExactly("039");
    assertThat(codes(get("?q=penumonia"))).containsExactlyInAnyOrder("193", "194", "195");
  }

  @Test
  void theInsideOfAWordIsFoundWhenNothingBeginsSo() throws Exception {
    assertThat(codes(get("?q=cran+proc"))).containsExactly("039");
  }

  @Test
  void aDateIsOneThatEveryStoreKnows() throws Exception {
    for (String year : List.of("-5000", "0000", "%2B300000")) {
      for (String date : List.of(year + "-01-01", year + "-01-01T00:00:00Z")) {
        assertThat(get("039?asof=" + date).statusCode()).as(date).isEqualTo(400);
        String put = CODES + "039?effective=" + date;
        assertThat(catalogue.send("PUT", put, "{\"procedure\":\"x\"}").statusCode())
            .as(date)
            .isEqualTo(400);
      }
    }
    assertThat(get("039?asof=9999-12-31").statusCode()).isEqualTo(200);
    assertThat(get("039?asof=0001-01-01").statusCode()).isEqualTo(404);
  }

  @Test
  void codesCanBeReadOneAfterTheOther() throws Exception {
    var page = get("?after=039&per_page=2");
    assertThat(codes(page)).containsExactly("057", "064");
    assertThat(page.body())
        .contains("\"next\":\"" + catalogue.address() + CODES + "?per_page=2&after=064\"");
    assertThat(get("?after=&per_page=1&count=none").body())
        .contains("\"pxcode\":\"039\"", "\"total\":null");
    assertThat(get("?after=948").body()).contains("\"items\":[]", "\"next\":null");
  }

  @Test
  void aTextThatNotEveryStoreKeepsIsNotLookedFor() throws Exception {
    for (String query : List.of("?q=%00", "?after=%00", "?after=a%00b")) {
      var refused = get(query);
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(refused.body()).contains("must not contain the character NUL");
    }
  }

  @Test
  void nobodyNeedsToKnowHowManyThereAre() throws Exception {
    assertThat(get("?count=none&per_page=5").body())
        .contains("\"total\":null", "\"pages\":null", "\"page\":1,", "page=2&count=none\"");
    assertThat(get("?count=some").statusCode()).isEqualTo(400);
  }

  @Test
  void theHistoryTellsEveryChangeAndThePastCanBeAskedFor() throws Exception {
    put("H1", "Old", "?effective=2017-10-01");
    put("H1", "New", "?effective=2018-10-01");
    assertThat(get("H1").body()).contains("New");
    assertThat(get("H1?asof=2018-09-30").body()).contains("Old");
    assertThat(get("H1?asof=2018-10-01").body()).contains("New");
    assertThat(get("H1?asof=2017-09-30").statusCode()).isEqualTo(404);
    assertThat(get("H1/history").body())
        .startsWith("{\"pxcode\":\"H1\"")
        .contains(
            "\"changes\":[{\"procedure\":\"New\",\"deleted\":false,"
                + "\"effective\":\"2018-10-01T00:00:00Z\"");
    assertThat(codes(get("?asof=2018-01-01"))).containsExactly("H1");
    assertThat(get("nope/history").statusCode()).isEqualTo(404);
    assertThat(get("H1?asof=soon").statusCode()).isEqualTo(400);
    catalogue.send("DELETE", CODES + "H1", "");
    assertThat(get("H1/history").body()).contains("\"procedure\":null,\"deleted\":true");
  }

  @Test
  void aChangeOfThePastHasNoTagOfThePresent() throws Exception {
    put("H2", "New", "?effective=2018-10-01");
    String tag = get("H2").headers().firstValue("ETag").orElseThrow();
    String json = "{\"procedure\":\"Old\"}";
    for (String method : List.of("PUT", "PATCH")) {
      var past = catalogue.send(method, CODES + "H2?effective=2017-10-01", json);
      assertThat(past.statusCode()).isEqualTo(200);
      assertThat(past.headers().firstValue("ETag")).isEmpty();
      assertThat(get("H2").headers().firstValue("ETag")).hasValue(tag);
    }
    var later = catalogue.send("PUT", CODES + "H2?effective=2019-10-01", json);
    assertThat(later.headers().firstValue("ETag"))
        .isPresent()
        .isEqualTo(get("H2").headers().firstValue("ETag"));
    catalogue.send("DELETE", CODES + "H2", "");
  }

  @Test
  void aHistoryHasAnotherTagOnceAPastChangeCameIn() throws Exception {
    put("H3", "New", "?effective=2019-10-01");
    String tag = get("H3/history").headers().firstValue("ETag").orElseThrow();
    assertThat(get("H3/history", "If-None-Match", tag).statusCode()).isEqualTo(304);

    put("H3", "Old", "?effective=2018-10-01");
    var history = get("H3/history", "If-None-Match", tag);
    assertThat(history.statusCode()).isEqualTo(200);
    assertThat(history.body()).containsSubsequence("New", "Old");
    catalogue.send("DELETE", CODES + "H3", "");
  }

  @Test
  void aChangeIsSeenAtOnceByWhoAsksAgain() throws Exception {
    put("C1", "One", "");
    for (int i = 0; i < 20; i++) {
      String tag = get("C1").headers().firstValue("ETag").orElseThrow();
      String list = get("").headers().firstValue("ETag").orElseThrow();
      put("C1", "Title " + i, "");
      assertThat(get("C1").body()).contains("Title " + i);
      assertThat(get("C1", "If-None-Match", tag).statusCode()).isEqualTo(200);
      assertThat(get("", "If-None-Match", list).statusCode()).isEqualTo(200);
    }
    catalogue.send("DELETE", CODES + "C1", "");
  }

  private void put(String code, String title, String query) throws Exception {
    catalogue.put(code, title, query);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return catalogue.get(CODES + path, headers);
  }
}
