package dev.menagerie.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

  private final Pages pages = Pages.bundled(Fixture.SITE);

  @ParameterizedTest
  @CsvSource({
    "/, ./",
    "/vote, ./",
    "/pets/, ../",
    "/messages/abc, ../",
    "/api/v1.0/pxcodes/039, ../../../",
    "//, ../",
    "/a%2Fb, ./"
  })
  void theRootIsAsManyStepsUpAsThePathIsDeep(String path, String root) {
    assertThat(Pages.root(path)).isEqualTo(root);
  }

  @Test
  void aHostilePathOfSlashesDoesNotMakeLinksEndless() {
    assertThat(Pages.root("/".repeat(8000))).hasSizeLessThan(100);
  }

  @Test
  void aPathMustBeginWithASlash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pages.root("vote"))
        .withMessageContaining("'vote'");
  }

  @Test
  void anUnknownTemplateIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pages.render("nowhere", "/", Map.of()))
        .withMessageContaining("'nowhere'");
  }

  @Test
  void aPageWhoseModelLacksSomethingFailsAsAWhole() {
    assertThatThrownBy(() -> pages.render("home", "/", Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'home'")
        .hasStackTraceContaining("apps");
  }

  @Test
  void headerAndFooterSayWhatTheSiteIs() {
    String page = Fixture.text(pages.render("error", "/x", ErrorPage.of(404).model()));
    assertThat(page).contains("1.2.3").contains("host-1").contains("href=\"./messages\"");
  }

  @Test
  void theLinkToTheCurrentAppIsMarked() {
    String page = Fixture.text(pages.render("error", "/messages/x", ErrorPage.of(404).model()));
    assertThat(page).contains("<a href=\"../messages\" aria-current=\"true\">Messages</a>");
  }

  @Test
  void theSamePagesCanStandUnderAnotherHeader() {
    Pages other = pages.with(new Site("9.9", "elsewhere", List.of()));
    String page = Fixture.text(other.render("error", "/", ErrorPage.of(404).model()));
    assertThat(page).contains("9.9").contains("elsewhere").doesNotContain("<nav");
    assertThat(other.assets()).isSameAs(pages.assets());
  }

  @Test
  void anEmptyOptionalIsMissingAndAFullOneIsItsValue(@TempDir Path folder) throws Exception {
    String template = "${(a)!\"none\"} ${(b)!\"none\"}";
    var model = Map.of("a", Optional.empty(), "b", Optional.of("some"));
    assertThat(Fixture.render(folder, template, model)).isEqualTo("none some");
  }

  @Test
  void numbersAreTheSameInEveryLocale(@TempDir Path folder) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      String template = "<#import \"ui.ftlh\" as ui>${n} <@ui.number n/>";
      assertThat(Fixture.render(folder, template, Map.of("n", 12345.5)))
          .isEqualTo("12345.5 12,346");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void templatesLoadNoClasses(@TempDir Path folder) {
    String template = "${\"freemarker.template.utility.Execute\"?new()(\"id\")}";
    assertThatThrownBy(() -> Fixture.render(folder, template, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("not allowed");
  }

  @Test
  void templatesSeeTheComponentsOfARecordButNotItsMethods(@TempDir Path folder) throws Exception {
    var model = Map.of("site", "shadowed by the pages' own", "link", new Link("a", "b"));
    assertThat(Fixture.render(folder, "${link.label} ${link.hashCode!\"hidden\"}", model))
        .isEqualTo("a hidden");
  }

  @Test
  void whatATemplateCannotShowIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Fixture.render(folder, "${x}", Map.of("x", new Object())))
        .hasStackTraceContaining("java.lang.Object");
  }

  @Test
  void aLiveTemplateIsReadAnewForEveryPage(@TempDir Path folder) throws Exception {
    Pages live = Pages.live(folder, Fixture.SITE);
    Path template = Files.createDirectory(folder.resolve("templates")).resolve("error.ftlh");
    Files.writeString(template, "first");
    assertThat(live.render("error", "/", Map.of())).asString().isEqualTo("first");
    Files.writeString(template, "second");
    assertThat(live.render("error", "/", Map.of())).asString().isEqualTo("second");
    Files.delete(template);
    assertThat(live.render("error", "/", ErrorPage.of(404).model())).asString().contains("404");
  }

  @Test
  void aLiveFolderMustExist(@TempDir Path folder) {
    Path missing = folder.resolve("missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pages.live(missing, Fixture.SITE))
        .withMessageContaining(missing.toString());
  }

  @ParameterizedTest
  @CsvSource({"/pets/", "//elsewhere", "https://elsewhere"})
  void aLinkLeadsNowhereOutsideTheApplication(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Link("label", path))
        .withMessageContaining(path);
  }
}
