package dev.menagerie.web.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.web.http.CsvField;
import dev.menagerie.web.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How responses are written for programs: as CSV (RFC 4180) for spreadsheets, and as JSON. */
final class ExportFormat {
  private static final String LINE = "\r\n";

  private final Questionnaire questionnaire;

  ExportFormat(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
  }

  /** The first line of a CSV file: the columns of the table. */
  byte[] csvHead() {
    var names = new ArrayList<>(questionnaire.items().stream().map(Item::id).toList());
    names.addAll(List.of("id", "at"));
    return (String.join(",", names) + LINE).getBytes(UTF_8);
  }

  /** A response as a line of CSV. */
  byte[] csv(Response response) {
    var cells = new ArrayList<String>();
    for (Item item : questionnaire.items()) {
      String answer = response.answers().getOrDefault(item.id(), "");
      cells.add(isHarmless(item, answer) ? answer : CsvField.harmless(answer));
    }
    cells.add(CsvField.harmless(response.id()));
    cells.add(response.at().toString());
    return (String.join(",", cells) + LINE).getBytes(UTF_8);
  }

  /**
   * Whether an answer is a number or a day, and really one: somebody else may have put it there.
   */
  private static boolean isHarmless(Item item, String answer) {
    Question.Kind kind = item.kind().column();
    return (kind == Question.Kind.NUMBER || kind == Question.Kind.DATE) && kind.fits(answer);
  }

  /** A response as a JSON object. */
  byte[] json(Response response) {
    return Json.write(json -> write(json, response));
  }

  /** Writes a response as a JSON object: numbers as numbers, lists as arrays. */
  void write(JsonGenerator json, Response response) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", response.id());
    json.writeStringField("at", response.at().toString());
    json.writeObjectFieldStart("answers");
    for (Item item : questionnaire.items()) {
      String answer = response.answers().get(item.id());
      if (answer != null) {
        json.writeFieldName(item.id());
        writeAnswer(json, item, answer);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeAnswer(JsonGenerator json, Item item, String answer) throws IOException {
    switch (item.kind().column()) {
      case NUMBER -> writeNumber(json, answer);
      case LIST -> {
        json.writeStartArray();
        for (String part : Question.Kind.LIST.parts(answer)) {
          json.writeString(part);
        }
        json.writeEndArray();
      }
      default -> json.writeString(answer);
    }
  }

  private static void writeNumber(JsonGenerator json, String answer) throws IOException {
    if (Question.Kind.NUMBER.fits(answer)) {
      json.writeNumber(new BigDecimal(answer));
    } else {
      json.writeString(answer);
    }
  }
}
