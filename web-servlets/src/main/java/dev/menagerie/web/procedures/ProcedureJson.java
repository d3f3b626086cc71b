package dev.menagerie.web.procedures;

import com.fasterxml.jackson.core.JsonGenerator;
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

  private static void write(JsonGenerator json, Procedure procedure, Links links)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("procedure", procedure.title());
    json.writeStringField("pxcode", procedure.code());
    json.writeStringField("url", links.item(procedure.code()));
    json.writeEndObject();
  }
}
