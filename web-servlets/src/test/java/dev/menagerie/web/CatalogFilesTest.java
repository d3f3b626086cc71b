package dev.menagerie.web;

import static dev.menagerie.web.SampleCatalogue.CODES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The catalogue as a file, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogFilesTest {
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
  void whatIsExportedInAnyFormatIsImportedAsTheSame() throws Exception {
    String odd = "{\"procedure\":\"it's\\r\\n\\n\\r\\\"odd\\\", \\r-- \"}";
    assertThat(catalogue.send("PUT", CODES + "ODD", odd).statusCode()).isEqualTo(201);
    for (String format : List.of("csv", "json", "ndjson", "sql")) {
      var exported = catalogue.get("/api/v1.0/export?format=" + format);
      assertThat(exported.statusCode()).isEqualTo(200);
      String type = exported.headers().firstValue("Content-Type").orElseThrow();

      assertThat(take(exported.body(), type, "?dry_run=true").body())
          .as(format)
          .startsWith("{\"new\":0,\"changed\":0,")
          .contains("\"bad\":0,\"applied\":false")
          .doesNotContain("\"same\":0,");
    }
  }

  @Test
  void anExportTellsWhatItIsBeforeItIsSent() throws Exception {
    var head = catalogue.send("HEAD", "/api/v1.0/export?format=json", "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"pxcodes.json\"");
    assertThat(head.headers().firstValue("Content-Length")).isEmpty();
    assertThat(head.body()).isEmpty();
    var refused = catalogue.send("POST", "/api/v1.0/export", "{}");
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void allRowsOfAFileAreInForceAtOnce() throws Exception {
    var taken =
        take("pxcode,procedure\r\nF1,\"One, two\"\r\nF2,Two\r\n039,CHANGED\r\n", "text/csv", "");

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).contains("\"new\":2,\"changed\":1,", "\"applied\":true");
    assertThat(catalogue.get(CODES + "F1").body()).contains("One, two");
    assertThat(catalogue.get(CODES + "039").body()).contains("CHANGED");
  }

  @Test
  void aFileWithOneBadRowChangesNothingAndIsToldByItsLines() throws Exception {
    String file = "pxcode,procedure\nG1,Good\nTOOLONGACODE,Bad\nG1,Again\n";
    var looked = take(file, "text/csv", "?dry_run=true");
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.body()).startsWith("{\"new\":1,").contains("\"bad\":2,");

    var refused = take(file, "text/csv", "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("\"error\":\"bad request\"", "\"bad\":2,\"applied\":false")
        .contains("{\"line\":3,\"row\":\"bad\"", "the code G1 is in line 2 already");
    assertThat(catalogue.get(CODES + "G1").statusCode()).isEqualTo(404);
  }

  @Test
  void aColumnThatIsThereTwiceIsRefused() throws Exception {
    for (String header : List.of("pxcode,procedure,procedure", "pxcode,pxcode,procedure")) {
      var refused = take(header + "\nT1,T1,Two\n", "text/csv", "");
      assertThat(refused.statusCode()).as(header).isEqualTo(400);
      assertThat(refused.body()).contains("{\"line\":1,", "must name the columns once");
    }
  }

  @Test
  void aJsonFileThatGoesOnAfterItsEndIsRefused() throws Exception {
    String array = "[{\"pxcode\":\"J1\",\"procedure\":\"One\"}]";
    for (String file :
        List.of(
            array + "\n[{\"pxcode\":\"J2\",\"procedure\":\"Two\"}]",
            array + "\n{}",
            array + "\nmore",
            "{\"items\":" + array + "\n,\"meta\":[}",
            "{\"items\":" + array + ",\n\"items\":[]}",
            "{\"items\":" + array + "}\n{\"items\":" + array + "}",
            "{\"items\":" + array + "\n")) {
      var refused = take(file, "application/json", "");
      assertThat(refused.statusCode()).as(file).isEqualTo(400);
      assertThat(refused.body()).as(file).contains("\"bad\":1,", "{\"line\":2,\"row\":\"bad\"");
    }
    assertThat(take(array + "[]", "application/json", "").body())
        .contains("the file goes on after its end");
    assertThat(
            take("{\"items\":" + array + ",\"meta\":{\"n\":[1]}}\n", "application/json", "")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTextThatDoesNotEndIsNotReadToItsEnd() throws Exception {
    var refused = take("[{\"pxcode\":\"" + "A".repeat(3 << 20) + "\"}]", "application/json", "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("a text may have at most 1048576 characters here");
  }

  @Test
  void aCodeThatNoAddressCanHoldIsRefused() throws Exception {
    for (String code : List.of(".", "..", "a;b", "a\\b")) {
      var refused = take("pxcode,procedure\n" + code + ",One\n", "text/csv", "");
      assertThat(refused.statusCode()).as(code).isEqualTo(400);
      assertThat(refused.body()).contains("{\"line\":2,", "pxcode must not be '.' or '..'");
    }
  }

  @Test
  void aByteOrderMarkBelongsToNoRow() throws Exception {
    String row = "{\"pxcode\":\"M1\",\"procedure\":\"One\"}";
    String insert = "INSERT INTO \"starter_pxcodes\" (\"pxcode\",\"procedure\") VALUES ";
    for (var file :
        Map.of(
                "text/csv", "\"pxcode\",procedure\nM1,One\n",
                "application/json", "[" + row + "]",
                "application/x-ndjson", row + "\n",
                "application/sql", insert + "('M1','One');\n")
            .entrySet()) {
      assertThat(take("\uFEFF" + file.getValue(), file.getKey(), "?dry_run=true").body())
          .as(file.getKey())
          .startsWith("{\"new\":1,")
          .contains("\"bad\":0,");
    }
  }

  @Test
  void aFileThatIsNoUtf8SaysSo() throws Exception {
    byte[] latin = "pxcode,procedure\nU1,Fi\u00e8vre\n".getBytes(ISO_8859_1);
    var refused = catalogue.sendBytes("/api/v1.0/import", latin, "Content-Type", "text/csv");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("The file is no UTF-8");
  }

  @Test
  void statementsOfAnyOtherKindAreRefused() throws Exception {
    var refused = take("DROP TABLE starter_pxcodes;\n", "application/sql", "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("only INSERT INTO");
  }

  @Test
  void rowsOfOneStatementAreToldByTheirOwnLines() throws Exception {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String file =
          String.join(
              end,
              "BEGIN;",
              "INSERT INTO starter_pxcodes (procedure, pxcode) VALUES",
              "('Two",
              "lines', 'R1'),",
              "",
              "  -- it's a remark;",
              "('Bad', 'TOOLONGACODE'), ('Worse', 'TOOLONGCODE'),",
              "('Again', 'R1');",
              "COMMIT;");
      assertThat(take(file, "application/sql", "?dry_run=true").body())
          .as("lines end with " + end.length())
          .startsWith("{\"new\":1,")
          .contains("\"bad\":3,")
          .containsSubsequence("{\"line\":7,", "{\"line\":7,", "{\"line\":8,", "line 3 already");
    }
  }

  @Test
  void whatIsImportedCanHoldFromADateOn() throws Exception {
    take(
        "{\"pxcode\":\"E1\",\"procedure\":\"E\"}\n",
        "application/x-ndjson",
        "?effective=2018-10-01");

    assertThat(catalogue.get(CODES + "E1?asof=2018-09-30").statusCode()).isEqualTo(404);
    assertThat(catalogue.get(CODES + "E1?asof=2018-10-01").statusCode()).isEqualTo(200);
  }

  @Test
  void aLineThatDoesNotEndIsNotReadToItsEnd() throws Exception {
    var refused = take("pxcode,procedure\nX1,\"" + "x".repeat(3 << 20), "text/csv", "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("A line is longer than 1048576 bytes");
  }

  @Test
  void whatPsqlLoadsIntoTheSampleIsWhatAFreshStoreIsGiven() throws Exception {
    String name = "starter_pxcodes.sql";
    assertThat(Path.of("../samples/procedures/startup", name))
        .hasSameTextualContentAs(Path.of("src/main/resources/dev/menagerie/web/procedures", name));
  }

  @Test
  void onlyAnAdminMayTakeOrGiveFiles() throws Exception {
    for (String path : List.of("/api/v1.0/export", "/api/v1.0/import")) {
      String method = path.endsWith("export") ? "GET" : "POST";
      assertThat(catalogue.send(method, path, "", "Authorization", SampleCatalogue.READER))
          .returns(403, HttpResponse::statusCode);
    }
  }

  @Test
  void aFileOfNoKnownKindIsRefused() throws Exception {
    assertThat(take("x", "application/pdf", "").statusCode()).isEqualTo(415);
    assertThat(catalogue.get("/api/v1.0/export?format=pdf").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> take(String file, String type, String query) throws Exception {
    return catalogue.send("POST", "/api/v1.0/import" + query, file, "Content-Type", type);
  }
}
