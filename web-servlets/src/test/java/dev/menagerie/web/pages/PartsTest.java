package dev.menagerie.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The macros of {@code ui.ftlh}. */
class PartsTest {

  @TempDir Path folder;

  static Stream<String> everyPartWithAForeignText() {
    return Stream.of(
        "<@ui.button label=t kind=t name=t value=t/>",
        "<@ui.buttonLink label=t href=\"x?q=\" + t?url/>",
        "<@ui.field name=\"n\" label=t value=t help=t error=t placeholder=t/>",
        "<@ui.area name=\"n\" label=t value=t help=t error=t/>",
        "<@ui.choices name=\"n\" label=t options=[{\"value\": t, \"label\": t}] chosen=[t]"
            + " error=t/>",
        "<@ui.notice title=t kind=\"bad\">${t}</@ui.notice>",
        "<@ui.badge text=t/>",
        "<@ui.code text=t/>",
        "<@ui.table caption=t headers=[t]><tr><td>${t}</td></tr></@ui.table>",
        "<@ui.pagination label=t previous=\"a\" next=\"b\"/>",
        "<@ui.chart caption=t drawing=chart/>");
  }

  @ParameterizedTest
  @MethodSource("everyPartWithAForeignText")
  void aForeignTextIsShownAndNeverRun(String part) throws Exception {
    Markup shown = render(part, Fixture.HOSTILE);
    assertThat(shown.named("script")).isEmpty();
    assertThat(shown.named("img")).isEmpty();
    assertThat(shown.tags())
        .allSatisfy(
            tag ->
                assertThat(tag.attributes().keySet())
                    .noneMatch(name -> name.equals("style") || name.startsWith("on")));
    assertThat(Markup.unescape(shown.text())).contains(Fixture.HOSTILE);
  }

  @Test
  void aFieldIsTiedToItsLabelItsHelpAndItsError() throws Exception {
    Markup form = render("<@ui.field name=\"coat\" label=\"Coat\" help=t error=t/>", "words");
    assertThat(form.named("label").get(0).attributes()).containsEntry("for", "field-coat");
    assertThat(form.withId("field-coat").attributes())
        .containsEntry("name", "coat")
        .containsEntry("aria-invalid", "true")
        .containsEntry("aria-describedby", "error-coat help-coat")
        .containsKey("required");
    assertThat(form.withId("error-coat").name()).isEqualTo("p");
    assertThat(form.withId("help-coat").name()).isEqualTo("p");
  }

  @Test
  void aFieldWithoutFaultOrHelpSaysNothingOfThem() throws Exception {
    Markup form = render("<@ui.field name=\"coat\" label=\"Coat\" required=false/>", "");
    assertThat(form.withId("field-coat").attributes())
        .doesNotContainKeys("aria-invalid", "aria-describedby", "required", "placeholder");
    assertThat(form.text()).contains("optional");
  }

  @Test
  void aTextThatBeginsWithALineBreakKeepsIt() throws Exception {
    Markup form = render("<@ui.area name=\"m\" label=\"M\" value=t/>", "\nsecond line");
    int content = form.withId("field-m").end();
    assertThat(form.text().substring(content)).startsWith("\n\nsecond line</textarea>");
  }

  @Test
  void aGroupOfChoicesShowsWhatWasChosenAndDescribesItsError() throws Exception {
    Markup form =
        render(
            "<@ui.choices name=\"d\" label=\"Donut\" error=t chosen=[\"b\"]"
                + " options=[{\"value\":\"a\",\"label\":\"A\"},{\"value\":\"b\",\"label\":\"B\"}]/>",
            "wrong");
    assertThat(form.named("fieldset").get(0).attributes())
        .containsEntry("aria-describedby", "error-d");
    assertThat(form.named("input"))
        .extracting(tag -> tag.attributes().containsKey("checked"))
        .containsExactly(false, true);
  }

  @Test
  void anErrorIsSaidAtOnceAndSuccessInTurn() throws Exception {
    assertThat(render("<@ui.notice title=t kind=\"bad\"/>", "x").values("role"))
        .containsExactly("alert");
    assertThat(render("<@ui.notice title=t kind=\"good\"/>", "x").values("role"))
        .containsExactly("status");
  }

  @Test
  void theFirstPageHasNoWayBack() throws Exception {
    Markup first = render("<@ui.pagination label=t next=\"page/2\"/>", "Page 1 of 2");
    assertThat(first.values("rel")).containsExactly("next");
    assertThat(first.values("href")).containsExactly("page/2");
  }

  private Markup render(String part, String text) throws Exception {
    Svg chart = Charts.bars(text, List.of(new Charts.Bar(text, 1)));
    String template = "<#import \"ui.ftlh\" as ui>" + part;
    return Markup.of(Fixture.render(folder, template, Map.of("t", text, "chart", chart)));
  }
}
