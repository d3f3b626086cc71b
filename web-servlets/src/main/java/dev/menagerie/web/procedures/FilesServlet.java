package dev.menagerie.web.procedures;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.CatalogImport;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.FewAtATime;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.procedures.files.CodeExport;
import dev.menagerie.web.procedures.files.CodeFormat;
import dev.menagerie.web.procedures.files.CodeImport;
import dev.menagerie.web.procedures.files.CodeRow;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The catalogue as a file, for administrators: {@code GET /api/v1.0/export}, {@code POST
 * /api/v1.0/import}. Map it to both. Neither is ever in memory as a whole.
 */
public final class FilesServlet extends GuardedServlet {
  private static final int MOST_EXPORTS = 8;

  private final FewAtATime exports =
      new FewAtATime(MOST_EXPORTS, "Too many clients are fetching exports.");

  /** For code; see {@link ProceduresServlet}. */
  public FilesServlet(Stores stores, Gate gate, WebOptions options) {
    super(stores, gate, options, null);
  }

  @Override
  CompletableFuture<Reply> answer(HttpServletRequest request, Identity who) {
    boolean exporting = request.getServletPath().endsWith("export");
    if (exporting) {
      Methods.requireGet(request);
    } else {
      Methods.requirePost(request);
    }
    Gate.require(who, Scope.ADMIN);
    return now(exporting ? export(request) : take(request));
  }

  private Reply export(HttpServletRequest request) {
    String said = Form.ofQuery(request).first("format").orElse("csv");
    CodeFormat format =
        CodeFormat.ofName(said)
            .orElseThrow(
                () ->
                    new HttpProblem(
                        400, "format must be csv, json, ndjson or sql, but is '" + said + "'"));
    ProcedureCatalog catalog = stores().get(ProcedureCatalog.class);
    return Reply.stream(
            200, format.mediaType(), exports.bound(out -> CodeExport.write(catalog, format, out)))
        .with("Cache-Control", "no-store")
        .with("Content-Disposition", "attachment; filename=\"pxcodes." + said + "\"");
  }

  private Reply take(HttpServletRequest request) {
    Form query = Form.ofQuery(request);
    String type = request.getContentType() == null ? "" : request.getContentType();
    CodeFormat format =
        CodeFormat.ofMediaType(type)
            .orElseThrow(
                () ->
                    new HttpProblem(
                        415,
                        "Content-Type must be text/csv, application/json, application/x-ndjson or"
                            + " application/sql"));
    Optional<Instant> effective =
        query
            .first("effective")
            .map(text -> EffectiveDate.parse("effective", text, Clock.systemUTC()));
    boolean dryRun = query.first("dry_run").filter(text -> !text.equals("false")).isPresent();
    CatalogImport catalog =
        stores()
            .find(CatalogImport.class)
            .orElseThrow(() -> new HttpProblem(501, "The store behind this takes no imports"));
    CodeImport.Report report;
    try {
      report =
          CodeImport.run(
              catalog, format.reader(request.getInputStream()), effective, dryRun, rows -> {});
    } catch (CharacterCodingException e) {
      throw new HttpProblem(400, "The file is no UTF-8");
    } catch (IOException e) {
      throw new HttpProblem(400, "The file cannot be read to its end: " + e.getMessage());
    }
    boolean refused = report.badRows() > 0 && !dryRun;
    return Reply.json(refused ? 400 : 200, json(report, refused));
  }

  private static byte[] json(CodeImport.Report report, boolean refused) {
    return Json.write(
        json -> {
          json.writeStartObject();
          if (refused) {
            json.writeNumberField("status", 400);
            json.writeStringField("error", "bad request");
            json.writeStringField("message", "Nothing was imported: some rows are bad");
          }
          json.writeNumberField("new", report.comparison().added());
          json.writeNumberField("changed", report.comparison().changed());
          json.writeNumberField("same", report.comparison().same());
          json.writeNumberField("bad", report.badRows());
          json.writeBooleanField("applied", report.applied());
          json.writeArrayFieldStart("lines");
          for (CodeRow bad : report.bad()) {
            line(json, bad.line(), "bad", bad.problem());
          }
          for (CatalogImport.Difference each : report.comparison().differences()) {
            line(
                json,
                each.line(),
                each.before().isPresent() ? "changed" : "new",
                each.after().code());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void line(JsonGenerator json, long line, String row, String what)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", line);
    json.writeStringField("row", row);
    json.writeStringField("what", what);
    json.writeEndObject();
  }
}
