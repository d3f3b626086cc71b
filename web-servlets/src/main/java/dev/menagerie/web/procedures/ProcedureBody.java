package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.procedures.files.ReachableCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** What a client sends of a procedure. */
final class ProcedureBody {
  private final Map<String, Object> fields;

  private ProcedureBody(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads the body.
   *
   * @throws HttpProblem 400 if it is no JSON object, 413 if it is too long
   */
  static ProcedureBody read(HttpServletRequest request, WebOptions options) {
    byte[] body = Body.read(request, options);
    try {
      return new ProcedureBody(Json.readObject(body));
    } catch (HttpProblem e) {
      throw e.status() == 400 ? new HttpProblem(400, "invalid request") : e;
    }
  }

  /** The procedure, with a code of the body's own. */
  Procedure withItsOwnCode() {
    String code = required("pxcode");
    return ReachableCode.procedure(code, required("procedure"));
  }

  /**
   * The procedure under a code that is given by the address.
   *
   * @throws HttpProblem 400 if the body names another
   */
  Procedure under(String code) {
    refuseAnother(code);
    return ReachableCode.procedure(code, required("procedure"));
  }

  /**
   * A procedure with what the body says of it changed; empty if it says nothing.
   *
   * @throws HttpProblem 400 if the body names another code
   */
  Optional<Procedure> onto(Procedure there) {
    refuseAnother(there.code());
    return fields.containsKey("procedure")
        ? Optional.of(ReachableCode.procedure(there.code(), required("procedure")))
        : Optional.empty();
  }

  private void refuseAnother(String code) {
    if (!code.equals(text("pxcode").orElse(code))) {
      throw new HttpProblem(
          400, "Invalid pxcode: the address says " + code + ", the body does not");
    }
  }

  private String required(String field) {
    return text(field).orElseThrow(() -> new HttpProblem(400, "Invalid pxcode: missing " + field));
  }

  private Optional<String> text(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw new HttpProblem(400, "Invalid pxcode: " + field + " must be a string");
  }
}
