package dev.menagerie.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.web.pages.Charts.Bar;
import dev.menagerie.web.pages.Charts.Bin;
import dev.menagerie.web.pages.Charts.Point;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  static Stream<Svg> chartsOfEveryKindAndSize() {
    return Stream.of(
        Charts.bars("none", List.of()),
        Charts.bars("one", List.of(new Bar("Cats", 1))),
        Charts.bars("nobody voted", List.of(new Bar("Cats", 0), new Bar("Dogs", 0))),
        Charts.bars("huge", List.of(new Bar("a", Long.MAX_VALUE), new Bar("b", Long.MAX_VALUE))),
        Charts.bars(Fixture.HOSTILE, List.of(new Bar(Fixture.HOSTILE, 3))),
        Charts.bars("many", IntStream.range(0, 50).mapToObj(i -> new Bar("b" + i, i)).toList()),
        Charts.histogram("none", List.of()),
        Charts.histogram(Fixture.HOSTILE, List.of(new Bin(0, 1, 0))),
        Charts.histogram("huge", List.of(new Bin(-Double.MAX_VALUE, Double.MAX_VALUE, 1))),
        Charts.histogram("tiny", List.of(new Bin(0, Double.MIN_VALUE, Long.MAX_VALUE))),
        Charts.histogram("near", List.of(new Bin(1e17, 1e17 + 16, 5))),
        Charts.timeline("none", List.of()),
        Charts.timeline(Fixture.HOSTILE, List.of(new Point(NOON, 0))),
        Charts.timeline("instant", List.of(new Point(NOON, 1), new Point(NOON, 2))),
        Charts.timeline(
            "huge",
            List.of(
                new Point(NOON, -Double.MAX_VALUE),
                new Point(NOON.plusSeconds(1_000_000_000), Double.MAX_VALUE))),
        Charts.timeline(
            "below zero", List.of(new Point(NOON, -5), new Point(NOON.plusMillis(9), -4))));
  }

  @ParameterizedTest
  @MethodSource("chartsOfEveryKindAndSize")
  void everyChartIsAnImageWithANameAndADescription(Svg chart) throws Exception {
    Element svg = parse(chart).getDocumentElement();
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
    assertThat(svg.getFirstChild().getNextSibling().getNodeName()).isEqualTo("desc");
    assertThat(svg.getFirstChild().getNextSibling().getTextContent()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("chartsOfEveryKindAndSize")
  void everyPlaceAndLengthIsAFiniteNumberInsideTheChart(Svg chart) throws Exception {
    assertThat(chart.markup()).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(elements(chart, "rect"))
        .allSatisfy(
            rect -> {
              assertThat(number(rect, "width", "%")).isBetween(0.0, 100.0);
              assertThat(number(rect, "height", "rem")).isBetween(0.0, Plot.HEIGHT + 0.01);
            });
  }

  @ParameterizedTest
  @MethodSource("chartsOfEveryKindAndSize")
  void noChartBringsStyleOrScript(Svg chart) throws Exception {
    assertThat(elements(chart, "*"))
        .allSatisfy(
            element -> {
              assertThat(element.getNodeName()).isNotIn("script", "style", "a", "image");
              assertThat(element.hasAttribute("style")).isFalse();
              assertThat(element.hasAttribute("onload")).isFalse();
            });
  }

  @Test
  void aBarIsAsLongAsItsShareOfTheLongest() throws Exception {
    var bars = List.of(new Bar("Cats", 40), new Bar("Dogs", 10), new Bar("Whales", 0));
    assertThat(fills(Charts.bars("Votes", bars))).containsExactly("100%", "25%", "0%");
  }

  @Test
  void oneVoteAmongAMillionCanBeSeen() throws Exception {
    var bars = List.of(new Bar("Cats", 1_000_000), new Bar("Dogs", 1));
    assertThat(fills(Charts.bars("Votes", bars))).containsExactly("100%", "1%");
  }

  @Test
  void whoDoesNotSeeTheBarsIsToldTheNumbers() throws Exception {
    Svg chart = Charts.bars("Votes", List.of(new Bar("Cats", 1200), new Bar("Dogs", 400)));
    assertThat(parse(chart).getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Cats: 1,200 (75%); Dogs: 400 (25%).");
  }

  @Test
  void otherNumbersOfTheSameChoicesChangeNothingInTheStructure() {
    String before = Charts.bars("V", List.of(new Bar("a", 0), new Bar("b", 0))).markup();
    String after = Charts.bars("V", List.of(new Bar("a", 7), new Bar("b", 123_456))).markup();
    assertThat(structure(after)).isEqualTo(structure(before));
  }

  @Test
  void theSameNumbersGiveTheSameMarkup() {
    var bins = List.of(new Bin(0, 10, 3), new Bin(10, 20, 4));
    assertThat(Charts.histogram("Ages", bins).markup())
        .isEqualTo(Charts.histogram("Ages", bins).markup());
  }

  @Test
  void aColumnStandsWhereItsBoundsSay() throws Exception {
    Svg chart = Charts.histogram("Ages", List.of(new Bin(0, 10, 5), new Bin(30, 40, 10)));
    var columns = elements(chart, "rect");
    assertThat(number(columns.get(0), "x", "%")).isEqualTo(1);
    assertThat(number(columns.get(1), "x", "%")).isEqualTo(76);
    assertThat(number(columns.get(1), "height", "rem"))
        .isEqualTo(2 * number(columns.get(0), "height", "rem"));
  }

  @Test
  void aLineRunsFromItsFirstPointToItsLast() throws Exception {
    Svg chart =
        Charts.timeline("Votes", List.of(new Point(NOON, 0), new Point(NOON.plusSeconds(60), 10)));
    assertThat(elements(chart, "path").get(1).getAttribute("d")).isEqualTo("M0 1000L1000 0");
  }

  @Test
  void impossibleInputIsRefusedByName() {
    assertThatThrownBy(() -> new Bar("Cats", -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Bin(2, 2, 0)).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new Bin(Double.NaN, 2, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Point(NOON, Double.NaN)).hasMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Charts.histogram("x", List.of(new Bin(0, 2, 1), new Bin(1, 3, 1))))
        .withMessageContaining("must not begin before");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Charts.timeline(
                    "x", List.of(new Point(NOON, 1), new Point(NOON.minusSeconds(1), 1))))
        .withMessageContaining("must not lie before");
  }

  private static List<String> fills(Svg chart) throws Exception {
    return elements(chart, "rect").stream()
        .filter(rect -> rect.getAttribute("class").equals("fill"))
        .map(rect -> rect.getAttribute("width"))
        .toList();
  }

  private static String structure(String markup) {
    return markup.replaceAll("\"[^\"]*\"", "").replaceAll(">[^<]*<", "><");
  }

  private static double number(Element element, String attribute, String unit) {
    String value = element.getAttribute(attribute);
    assertThat(value).matches("0|.*" + unit);
    return Double.parseDouble(value.replace(unit, ""));
  }

  private static List<Element> elements(Svg chart, String name) throws Exception {
    var found = parse(chart).getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Document parse(Svg chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(chart.markup())));
  }
}
