package dev.menagerie.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the content security policy and the proxies demand of every page, fed with the worst. */
class EveryPageTest {

  private final Pages pages = Pages.bundled(Fixture.SITE);

  static Stream<Arguments> everyPage() {
    String text = Fixture.HOSTILE;
    return Stream.of(
        Arguments.of("home", Fixture.home(text)),
        Arguments.of("messages", Fixture.messages(text)),
        Arguments.of("error", new ErrorPage(404, text, text, text).model()),
        Arguments.of("error", new ErrorPage(503, text, text, text).model()),
        Arguments.of("error", new ErrorPage(500, text, text, text).model()),
        Arguments.of("error", new ErrorPage(400, text, text, text).model()));
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void hasNoScriptOrStyleOfItsOwn(String template, Map<String, ?> model) {
    Markup page = render(template, model);
    assertThat(page.tags())
        .allSatisfy(
            tag ->
                assertThat(tag.attributes().keySet())
                    .noneMatch(name -> name.equals("style") || name.startsWith("on")));
    assertThat(page.named("style")).isEmpty();
    assertThat(page.named("script"))
        .singleElement()
        .satisfies(
            script -> {
              assertThat(script.attributes().get("src")).endsWith(".js");
              assertThat(page.text().substring(script.end())).startsWith("</script>");
            });
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void lettersOfAnAttackerStayLetters(String template, Map<String, ?> model) {
    Markup page = render(template, model);
    assertThat(page.named("img")).isEmpty();
    assertThat(page.text()).doesNotContain("alert(1)</script>").doesNotContain("54439");
    assertThat(Markup.unescape(page.text())).contains(Fixture.HOSTILE);
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void linksOnlyRelatively(String template, Map<String, ?> model) {
    Markup page = render(template, model);
    assertThat(Stream.of("href", "src", "action").flatMap(name -> page.values(name).stream()))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link).matches("#content|\\.\\./\\.\\./.*"));
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void refersToAssetsThatExist(String template, Map<String, ?> model) {
    Markup page = render(template, model);
    assertThat(Stream.of("href", "src").flatMap(name -> page.values(name).stream()))
        .filteredOn(link -> link.contains(Assets.PATH))
        .hasSize(3)
        .allSatisfy(
            link ->
                assertThat(pages.assets().find(link.substring(link.lastIndexOf('/') + 1)))
                    .isPresent());
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void hasOneHeadingOneMainAndASkipLinkToIt(String template, Map<String, ?> model) {
    Markup page = render(template, model);
    assertThat(page.named("h1")).hasSize(1);
    assertThat(page.withId("content").name()).isEqualTo("main");
    assertThat(page.values("href")).contains("#content");
    assertThat(page.values("id")).doesNotHaveDuplicates();
  }

  private Markup render(String template, Map<String, ?> model) {
    return Markup.of(Fixture.text(pages.render(template, "/some/deep/", model)));
  }
}
