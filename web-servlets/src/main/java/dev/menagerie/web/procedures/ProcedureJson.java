package dev.menagerie.web.procedures;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Json;
import java.io.IOException;
import java.util.List;

/** The catalogue in JSON. */
final class ProcedureJson {
  static final byte[] EMPTY = {'{', '}'};

  private ProcedureJson() {}

  static byte[] item(Procedure procedure, Links links) {
    return Json.write(json -> write(json, procedure, links));
  }

  /** A page of the catalogue, and where its neighbours are. */
  static byte[] list(List<Procedure> procedures, Links links, Json.Writer meta) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (Procedure each : procedures) {
            write(json, each, links);
          }
          json.writeEndArray();
          json.writeFieldName("meta");
          meta.write(json);
          json.writeEndObject();
        });
  }

  /** The changes of a code. */
  static byte[] history(String code, List<CatalogHistory.Change> changes, Links links) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("pxcode", code);
          json.writeStringField("url", links.item(code));
          json.writeArrayFieldStart("changes");
          for (CatalogHistory.Change each : changes) {
            json.writeStartObject();
            json.writeStringField("procedure", each.title().orElse(null));
            json.writeBooleanField("deleted", each.title().isEmpty());
            json.writeStringField("effective", each.effective().toString());
            json.writeStringField("recorded", each.recorded().toString());
            json.writeNumberField("version", each.version());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Procedure procedure, Links links)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("procedure", procedure.title());
    json.writeStringField("pxcode", procedure.code());
    json.writeStringField("url", links.item(procedure.code()));
    json.writeEndObject();
  }
}
