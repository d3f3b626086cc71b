package dev.menagerie.web.procedures;

import dev.menagerie.procedures.CatalogHistory;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Json;
import java.util.List;

/** The catalogue in JSON. */
final class ProcedureJson {
  static final byte[] EMPTY = {'{', '}'};

  private ProcedureJson() {}

  static byte[] item(Entry entry, Links links) {
    return CodesJson.item(CodeRun.of(List.of(entry), links), 0, links);
  }

  /** A page of the catalogue, and where its neighbours are. */
  static byte[] list(List<Procedure> procedures, Links links, byte[] meta) {
    // Lists tell no versions.
    List<Entry> rows = procedures.stream().map(each -> new Entry(each, 0)).toList();
    CodeRun run = CodeRun.of(rows, links);
    List<CatalogCopy.Part> parts =
        rows.isEmpty() ? List.of() : List.of(new CatalogCopy.Part(run, 0, run.size()));
    return CodesJson.page(parts, links, meta);
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
}
