package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcedureJsonTest {
  private static final Procedure PLAIN = new Procedure("039", "EXTRACRANIAL PROCEDURES W/O CC/MCC");
  private static final Procedure ODD =
      new Procedure("a\"\\?&%", "\"Wörter\" \\ \u0001 \ud83d\udc3e");
  private static final Links LINKS = new Links("http://localhost:5000/api/v1.0/pxcodes/");

  @Test
  void anItemIsToldWordForWord() {
    assertThat(text(ProcedureJson.item(new Entry(PLAIN, 1), LINKS)))
        .isEqualTo(
            "{\"procedure\":\"EXTRACRANIAL PROCEDURES W/O CC/MCC\",\"pxcode\":\"039\","
                + "\"url\":\"http://localhost:5000/api/v1.0/pxcodes/039\"}");
  }

  @Test
  void whatIsSpecialInJsonOrInAddressesIsEscaped() {
    byte[] json = ProcedureJson.item(new Entry(ODD, 1), LINKS);
    assertThat(Json.readObject(json)).isEqualTo(item(ODD, "a%22%5C%3F%26%25"));
    assertThat(text(json)).contains("\"Wörter".replace("\"", "\\\""), "\\u0001", "\ud83d\udc3e");
  }

  @Test
  void aPageHoldsItsItemsAndWhatItSaysOfItself() {
    assertThat(page(List.of())).isEqualTo(Map.of("items", List.of(), "meta", Map.of()));
    assertThat(page(List.of(PLAIN, ODD, PLAIN)))
        .isEqualTo(
            Map.of(
                "items",
                List.of(item(PLAIN, "039"), item(ODD, "a%22%5C%3F%26%25"), item(PLAIN, "039")),
                "meta",
                Map.of()));
    assertThat(page(List.of(PLAIN, PLAIN)).get("items"))
        .isEqualTo(List.of(item(PLAIN, "039"), item(PLAIN, "039")));
  }

  @Test
  void whoReachesUsUnderAnotherAddressIsToldThatOne() {
    List<Entry> rows = List.of(new Entry(PLAIN, 1), new Entry(ODD, 2), new Entry(PLAIN, 3));
    for (String address : List.of("https://codes.example/", "http://a.longer.example:50000/api/")) {
      Links other = new Links(address);
      CodeRun made = CodeRun.of(rows, LINKS);
      CodeRun direct = CodeRun.of(rows, other);
      assertThat(text(CodesJson.item(made, 1, other)))
          .isEqualTo(text(CodesJson.item(direct, 1, other)))
          .contains("\"url\":\"" + address + "a%22");
      assertThat(text(page(made, other))).isEqualTo(text(page(direct, other)));
      assertThat(text(page(made, LINKS))).doesNotContain(address);
    }
  }

  @Test
  void aPageAfterACodeTellsWhereItBeginsAndGoesOn() {
    String first = "http://localhost:5000/api/v1.0/pxcodes/?per_page=100&after=";
    assertThat(meta(new KeysetMeta("a&b", true, -1, 100, LINKS)))
        .containsEntry("first", first + "&count=none")
        .containsEntry("next", first + "a%26b&count=none")
        .containsEntry("per_page", 100L)
        .containsEntry("total", null)
        .hasSize(4);
    assertThat(meta(new KeysetMeta("039", false, 7, 100, LINKS)))
        .containsEntry("first", first)
        .containsEntry("next", null)
        .containsEntry("total", 7L);
  }

  /** Two parts, as where a page goes on from piece to piece. */
  private static byte[] page(CodeRun run, Links links) {
    List<CatalogCopy.Part> parts =
        List.of(new CatalogCopy.Part(run, 0, 1), new CatalogCopy.Part(run, 1, 3));
    byte[] page = CodesJson.page(parts, links, ProcedureJson.EMPTY);
    assertThat((List<?>) Json.readObject(page).get("items")).hasSize(3);
    return page;
  }

  private static Map<String, Object> meta(KeysetMeta meta) {
    return Json.readObject(meta.json());
  }

  private static Map<String, Object> page(List<Procedure> procedures) {
    return Json.readObject(ProcedureJson.list(procedures, LINKS, ProcedureJson.EMPTY));
  }

  private static Map<String, Object> item(Procedure procedure, String name) {
    return Map.of(
        "procedure",
        procedure.title(),
        "pxcode",
        procedure.code(),
        "url",
        "http://localhost:5000/api/v1.0/pxcodes/" + name);
  }

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }
}
