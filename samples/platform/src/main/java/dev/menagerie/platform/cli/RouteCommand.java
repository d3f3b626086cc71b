package dev.menagerie.platform.cli;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Route;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "route", description = "Give an app other hosts and paths.")
final class RouteCommand extends AppCommand {
  @Parameters(paramLabel = "APP", description = "The app.")
  private String app;

  @ArgGroup(validate = false)
  private final RouteOptions routes = new RouteOptions();

  @Override
  public Integer call() {
    List<Route> wanted = routes.routes();
    if (wanted.isEmpty()) {
      throw Refusal.bad("say where: route " + app + " --path /shop, or --host shop.example.com");
    }
    return operate(app, "route", Map.of("routes", wanted));
  }
}
