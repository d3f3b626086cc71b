package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The home page, what it loads, and where no page is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HomeSuite {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final Pattern STYLE = Pattern.compile("href=\"\\./(assets/[^\"]+\\.css)\"");

  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private Visitor visitor;

  HomeSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var pages = Pages.bundled(new Site("1.2.3", "host-1", List.of()));
    container.start(
        "/zoo",
        context -> new Menagerie().serving(App.MESSAGES, stores).home(pages).mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void theHomePageIntroducesTheApps() throws Exception {
    var page = browse("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("Messages", "1.2.3", "host-1", container.base() + "/messages")
        .doesNotContain("href=\"/");
  }

  @Test
  void theHomePageTellsWhatAStoreIsAndNotWhere() throws Exception {
    assertThat(browse("/").body()).contains("Memory").doesNotContain("10.1.2.3");
  }

  @Test
  void pagesAreGuarded() throws Exception {
    for (var page : List.of(browse("/"), browse("/nowhere"))) {
      var headers = page.headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }
  }

  @Test
  void whatAPageLoadsMayBeKeptForEver() throws Exception {
    var style = STYLE.matcher(browse("/").body());
    assertThat(style.find()).isTrue();
    var asset = visitor.get("/" + style.group(1));
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(asset.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    assertThat(asset.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(visitor.get("/" + style.group(1), "Accept-Encoding", "gzip").headers())
        .satisfies(h -> assertThat(h.firstValue("Content-Encoding")).hasValue("gzip"));
  }

  @Test
  void anAssetThatIsNoneIsNotFound() throws Exception {
    for (String path : List.of("/assets/", "/assets/menagerie.css", "/assets/x-0f3a9c1b2d4e.css")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void whereNothingIsABrowserSeesAPageAndOthersALine() throws Exception {
    var page = browse("/no/where");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<html").contains("../assets/");
    assertThat(visitor.get("/no/where").body()).isEqualTo("There is nothing at this address.\n");
  }

  @Test
  void everyPageLeadsToTheApps() throws Exception {
    assertThat(browse("/").body()).contains("<a href=\"./messages\">Messages</a>");
    assertThat(browse("/no/where").body()).contains("<a href=\"../messages\">Messages</a>");
  }

  @Test
  void aStoreThatIsAwayIsSaidOnThePage() throws Exception {
    String well = browse("/").body();
    stores.away(true);
    try {
      var page = browse("/");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).isNotEqualTo(well);
    } finally {
      stores.away(false);
    }
    assertThat(browse("/").body()).isEqualTo(well);
  }

  private HttpResponse<String> browse(String path) throws Exception {
    return visitor.get(path, "Accept", BROWSER);
  }
}
