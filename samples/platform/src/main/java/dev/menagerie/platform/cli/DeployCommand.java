package dev.menagerie.platform.cli;

import dev.menagerie.platform.deploy.DeployRequest;
import java.time.Duration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "deploy",
    description = {
      "Start a release's instances, wait until they are healthy, give them the requests, and drain"
          + " and stop the old ones.",
      "If they do not get healthy, or requests fare worse afterwards, the old release serves on."
    })
final class DeployCommand extends AppCommand {
  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private String app;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "Which release (default: the newest).")
  private Integer release;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "How many instances (default: as many as now, at first 1).")
  private Integer instances;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "rolling, blue-green or canary (default: blue-green).")
  private String strategy;

  @Option(
      names = "--percent",
      paramLabel = "N",
      description =
          "The canary's share of visitors, kept until 'promote' or 'rollback', unless --for"
              + " tells how long. Without it: 10, and after 30 s all, if they did no worse.")
  private Integer percent;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Times.class,
      description = "How long the canary is watched before it gets all visitors, as in 60s.")
  private Duration bake;

  @Option(names = "--dry-run", description = "Print what would be done, and do nothing.")
  private boolean dryRun;

  @ArgGroup(validate = false, heading = "%nHealth, kept for the app:%n")
  private final HealthOptions health = new HealthOptions();

  @ArgGroup(validate = false, heading = "%nRoutes:%n")
  private final RouteOptions routes = new RouteOptions();

  @Override
  public Integer call() {
    var request =
        new DeployRequest(
            release,
            instances,
            strategy,
            percent,
            bake,
            routes.routes(),
            health.path,
            health.status,
            health.interval,
            health.timeout,
            health.passes,
            health.failures,
            health.gate,
            health.drain,
            health.watch,
            health.sessions);
    return dryRun ? plan(request) : operate(app, "deploy", request);
  }

  private int plan(DeployRequest request) {
    return plan(client().post("/api/apps/" + app + "/plan", request));
  }
}
