package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.control.ControlClient;
import dev.menagerie.platform.state.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a running platform for something. */
abstract class AppCommand implements Callable<Integer> {
  @Mixin private HomeOptions home;
  @Spec private CommandSpec spec;

  final ControlClient client() {
    return home.client();
  }

  final boolean json() {
    return home.json();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final Show show() {
    return new Show(out(), spec.commandLine().getErr(), home.json());
  }

  /** Has an operation carried out, and shows how it goes. */
  final int operate(String app, String operation, Object order) {
    Show show = show();
    JsonNode result = client().operate("/api/apps/" + app + "/" + operation, order, show::step);
    return show.result(result) ? 0 : CommandMenu.FAILED;
  }

  final int operate(String app, String operation) {
    return operate(app, operation, Map.of());
  }

  /** Shows what would be done. */
  final int plan(JsonNode plan) {
    if (json()) {
      out().println(Json.pretty(plan));
    } else {
      show().plan(plan.path("plan"));
    }
    out().flush();
    return 0;
  }
}
