package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Shows an operation while it goes on: on a terminal what is waited for is one line that changes,
 * elsewhere a line for each thing that is new. As JSON the result alone goes to the output, and
 * each step to the other one.
 */
final class Show {
  private static final String REWRITE = "\r\u001b[K";
  private static final Set<String> WAITING = Set.of("gate", "drain", "watch");

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean terminal = Terminal.isHere();
  private final Map<String, String> shown = new HashMap<>();
  private boolean open;

  Show(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  void step(JsonNode step) {
    String event = step.path("event").asText();
    if (json) {
      err.println(new String(Json.bytes(step), StandardCharsets.UTF_8));
    } else if (event.equals("plan")) {
      plan(step.path("plan"));
    } else if (terminal) {
      rewrite(step.path("text").asText(), WAITING.contains(event));
    } else if (!WAITING.contains(event) || isNews(event, step)) {
      out.println("  " + step.path("text").asText());
    }
    out.flush();
    err.flush();
  }

  /** Shows steps that are or would be taken. */
  void plan(JsonNode steps) {
    int number = 1;
    out.println("Plan:");
    for (JsonNode each : steps) {
      out.println("  " + number++ + ". " + each.asText());
    }
  }

  private void rewrite(String text, boolean passing) {
    out.print((open ? REWRITE : "") + "  " + text);
    open = passing;
    if (!passing) {
      out.println();
    }
  }

  /** How often somebody was asked is no news, what they said is. */
  private boolean isNews(String event, JsonNode step) {
    String said = step.path("said").asText() + step.path("inFlight").asText();
    return !said.equals(shown.put(event + step.path("instance").asText(), said));
  }

  /** Shows the end, and returns whether it was a good one. */
  boolean result(JsonNode result) {
    boolean ok = result.path("ok").asBoolean();
    if (json) {
      out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
      return ok;
    }
    if (open) {
      out.print(REWRITE);
    }
    out.println((ok ? "Done: " : "Failed: ") + result.path("message").asText());
    failure(result.path("failure"));
    out.flush();
    return ok;
  }

  private void failure(JsonNode failure) {
    if (failure.isMissingNode() || failure.isNull()) {
      return;
    }
    out.println("  reason: " + words(failure.path("kind")));
    line("instance", failure.path("instance"));
    line("last health answer", failure.path("lastAnswer"));
    line("exit code", failure.path("exitCode"));
    if (!failure.path("environment").isEmpty()) {
      out.println("  environment:");
      failure
          .path("environment")
          .properties()
          .forEach(e -> out.println("    " + e.getKey() + "=" + e.getValue().asText()));
    }
    if (!failure.path("log").isEmpty()) {
      out.println("  end of its log:");
      failure.path("log").forEach(line -> out.println("    " + line.asText()));
    }
  }

  private static String words(JsonNode kind) {
    return kind.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void line(String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      out.println("  " + name + ": " + value.asText());
    }
  }
}
