package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.state.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Shows an operation while it goes on: on a terminal what is waited for is one line that changes,
 * elsewhere a line for each step.
 */
final class Show {
  private static final String REWRITE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean json;
  private final boolean terminal = Terminal.isHere();
  private boolean open;

  Show(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void step(JsonNode step) {
    if (json) {
      out.println(new String(Json.bytes(step), StandardCharsets.UTF_8));
      return;
    }
    String event = step.path("event").asText();
    String text = "  " + step.path("text").asText();
    boolean passing = event.equals("gate") || event.equals("drain") || event.equals("watch");
    if (!terminal) {
      out.println(text);
    } else {
      out.print((open ? REWRITE : "") + text);
      open = passing;
      if (!passing) {
        out.println();
      }
      out.flush();
    }
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
