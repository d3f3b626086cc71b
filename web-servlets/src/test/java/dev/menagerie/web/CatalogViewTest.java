package dev.menagerie.web;

import static dev.menagerie.web.SampleCatalogue.CODES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a browser is shown at the addresses of the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogViewTest {
  private SampleCatalogue catalogue;

  @BeforeAll
  void start() throws Exception {
    var pages = Pages.bundled(new Site("0.1.0", "host-1", List.of()));
    catalogue = new SampleCatalogue(as -> as.home(pages));
  }

  @AfterAll
  void stop() {
    catalogue.close();
  }

  @Test
  void theCatalogueIsATableWithCurlLines() throws Exception {
    var page = browse("");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().allValues("Vary")).contains("Accept");
    assertThat(page.body())
        .contains("EXTRACRANIAL PROCEDURES W/O CC/MCC", "curl -u admin", "pxcodes/039\"");
  }

  @Test
  void searchingNeedsNoScript() throws Exception {
    assertThat(browse("?q=heart+fail").body())
        .contains("HEART FAILURE &amp; SHOCK W MCC", "value=\"heart fail\"")
        .doesNotContain("EXTRACRANIAL");
    assertThat(browse("?q=zebra").body()).contains("Nothing begins like that");
  }

  @Test
  void whatIsSearchedForIsShownAsTextAndNeverAsMarkup() throws Exception {
    assertThat(browse("?q=%3Cscript%3Ealert(1)%3C/script%3E").body()).doesNotContain("<script>a");
  }

  @Test
  void longListsHavePages() throws Exception {
    String body = browse("?per_page=10&page=2").body();
    assertThat(body).contains("11 to 20 of", "per_page=10&amp;page=1", "per_page=10&amp;page=3");
  }

  @Test
  void aCodeIsShownWithItsHistory() throws Exception {
    catalogue.put("039", "A NEW TITLE", "");
    assertThat(browse("039").body())
        .contains("A NEW TITLE", "EXTRACRANIAL PROCEDURES", "If-Match", "/history");
    assertThat(browse("nope").statusCode()).isEqualTo(404);
  }

  @Test
  void programsAreToldJsonAtTheSameAddress() throws Exception {
    assertThat(catalogue.get(CODES, "Accept", "*/*").body()).startsWith("{\"items\":[");
  }

  @Test
  void theApiCanBeTriedOnAPage() throws Exception {
    assertThat(catalogue.get("/openapi", "Accept", "text/html").body())
        .contains("data-try=\"PUT\"", "/api/v1.0/pxcodes/039", "curl -u admin");
  }

  @Test
  void nobodyIsShownAnythingWithoutAnAccount() throws Exception {
    // A password that nobody has takes as long to hash as another; so only one place is asked so.
    for (var asked :
        Map.of(
                CODES,
                "Basic eDp5",
                CODES + "039",
                "Bearer nobody",
                "/openapi",
                "Bearer nobody",
                "/openapi.json",
                "Bearer nobody")
            .entrySet()) {
      String path = asked.getKey();
      var refused = catalogue.get(path, "Accept", "text/html", "Authorization", asked.getValue());
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  private HttpResponse<String> browse(String path) throws Exception {
    return catalogue.get(CODES + path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }
}
