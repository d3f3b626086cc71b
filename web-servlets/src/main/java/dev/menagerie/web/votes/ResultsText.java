package dev.menagerie.web.votes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.web.http.CsvField;
import dev.menagerie.web.http.Json;
import java.io.IOException;

/** Writes results for programs: as JSON, and as CSV (RFC 4180) for spreadsheets. */
final class ResultsText {
  private static final String LINE = "\r\n";

  private ResultsText() {}

  static byte[] json(Results results) {
    return Json.write(json -> write(json, results));
  }

  static byte[] csv(Results results) {
    var csv = new StringBuilder("option,label,votes").append(LINE);
    for (Results.Row row : results.options()) {
      csv.append(row.option())
          .append(',')
          .append(CsvField.harmless(row.label()))
          .append(',')
          .append(row.votes())
          .append(LINE);
    }
    return csv.toString().getBytes(UTF_8);
  }

  private static void write(JsonGenerator json, Results results) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("options");
    for (Results.Row row : results.options()) {
      json.writeStartObject();
      json.writeStringField("option", row.option());
      json.writeStringField("label", row.label());
      json.writeNumberField("votes", row.votes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("votes", results.votes());
    json.writeNumberField("visitors", results.visitors());
    json.writeEndObject();
  }
}
