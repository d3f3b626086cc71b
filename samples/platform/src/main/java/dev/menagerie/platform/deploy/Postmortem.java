package dev.menagerie.platform.deploy;

import dev.menagerie.platform.health.Health;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.repository.AppConfig;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.repository.Secrets;
import dev.menagerie.platform.runner.AppProcess;
import dev.menagerie.platform.runner.Environment;
import dev.menagerie.platform.runner.LogTail;
import dev.menagerie.platform.state.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out why an instance did not make it, and hides what nobody must see. */
final class Postmortem {
  private static final int LOG_LINES = 20;

  private final Fleet fleet;
  private final HealthWatch healths;
  private final Releases releases;
  private final Folders folders;
  private final Clock clock;

  Postmortem(Fleet fleet, HealthWatch healths, Releases releases, Folders folders, Clock clock) {
    this.fleet = fleet;
    this.healths = healths;
    this.releases = releases;
    this.folders = folders;
    this.clock = clock;
  }

  /** Why an instance ended, or did not get healthy within a time. */
  Failure of(String app, Instance instance, Duration patience) {
    Health health = healths.of(instance.id());
    boolean crashed = !fleet.isAlive(instance.id());
    boolean answered = health.last() != null && health.last().status() != 0;
    Failure.Kind kind =
        crashed
            ? Failure.Kind.CRASHED
            : answered ? Failure.Kind.WRONG_STATUS : Failure.Kind.NEVER_HEALTHY;
    OptionalInt exitCode =
        fleet.process(instance.id()).map(AppProcess::exitCode).orElse(OptionalInt.empty());
    String subject = "release " + instance.version().release() + " of " + app;
    String said = health.last() == null ? "it was never asked" : health.last().said();
    String summary =
        switch (kind) {
          case CRASHED -> subject + " crashed: " + ending(instance, exitCode);
          case WRONG_STATUS ->
              subject
                  + " answers, but not as a healthy app: "
                  + said
                  + " ("
                  + health.checks()
                  + " checks in "
                  + seconds(patience)
                  + ")";
          default ->
              subject
                  + " never became healthy: "
                  + said
                  + " ("
                  + health.checks()
                  + " checks in "
                  + seconds(patience)
                  + ")";
        };
    Optional<AppConfig> config = config(app, instance);
    Map<String, String> assigned = config.map(AppConfig::assignments).orElse(Map.of());
    var environment = new LinkedHashMap<>(Secrets.masked(assigned));
    environment.put("PORT", Integer.toString(instance.port()));
    var secrets = new Secrets(assigned);
    List<String> log =
        LogTail.lines(folders.log(app, instance.id()), LOG_LINES).stream()
            .map(secrets::hideIn)
            .toList();
    return new Failure(
        kind,
        secrets.hideIn(summary),
        instance.id(),
        health.last() == null ? null : secrets.hideIn(said),
        exitCode.isPresent() ? exitCode.getAsInt() : null,
        log,
        environment);
  }

  private String ending(Instance instance, OptionalInt exitCode) {
    String after =
        instance.started() == null
            ? ""
            : ", "
                + seconds(Duration.between(instance.started(), clock.instant()))
                + " after its start";
    return (exitCode.isPresent() ? "exit code " + exitCode.getAsInt() : "its process is gone")
        + meaning(exitCode)
        + after;
  }

  private static String meaning(OptionalInt exitCode) {
    return switch (exitCode.orElse(0)) {
      case 126 -> " (the program of STARTUP_COMMAND cannot be executed)";
      case 127 -> " (the program of STARTUP_COMMAND was not found)";
      case 137 -> " (killed; if by nobody, the system ran out of memory)";
      default -> "";
    };
  }

  private Optional<AppConfig> config(String app, Instance instance) {
    try {
      Map<String, String> known = Environment.inherited();
      known.put("PORT", Integer.toString(instance.port()));
      known.put("HOST", instance.address());
      return Optional.of(releases.config(app, instance.version().release(), known));
    } catch (RuntimeException broken) {
      return Optional.empty();
    }
  }

  private static String seconds(Duration duration) {
    return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
