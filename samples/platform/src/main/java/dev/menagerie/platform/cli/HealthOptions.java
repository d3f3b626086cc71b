package dev.menagerie.platform.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** When an app is healthy, and how much time it gets. */
final class HealthOptions {
  @Option(
      names = "--health-path",
      paramLabel = "PATH",
      description =
          "The path that tells (default: HEALTH_PATH of the configuration, else /up, else"
              + " any answer below 500 on /).")
  String path;

  @Option(
      names = "--health-status",
      paramLabel = "N",
      description = "The status that means healthy (default: 200 to 299).")
  Integer status;

  @Option(
      names = "--health-interval",
      paramLabel = "TIME",
      converter = Times.class,
      description = "The pause between checks (default: 250ms).")
  Duration interval;

  @Option(
      names = "--health-timeout",
      paramLabel = "TIME",
      converter = Times.class,
      description = "How long a whole answer may take (default: 2s).")
  Duration timeout;

  @Option(
      names = "--health-passes",
      paramLabel = "N",
      description = "How many checks in a row must pass (default: 2).")
  Integer passes;

  @Option(
      names = "--health-failures",
      paramLabel = "N",
      description = "How many in a row must fail before an instance gets no requests (default: 3).")
  Integer failures;

  @Option(
      names = {"--gate", "--health-gate", "--gate-timeout"},
      paramLabel = "TIME",
      converter = Times.class,
      description = "How long a new instance may take to get healthy (default: 30s).")
  Duration gate;

  @Option(
      names = "--drain",
      paramLabel = "TIME",
      converter = Times.class,
      description =
          "How long requests under way may take before their instance is stopped"
              + " (default: 30s).")
  Duration drain;

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      converter = Times.class,
      description = "How long 5xx and latency are compared with before (default: 10s; 0s: not).")
  Duration watch;

  @Option(
      names = "--sessions",
      paramLabel = "TIME",
      converter = Times.class,
      description =
          "How long visitors stay with the version they began with, if that was deployed with"
              + " this option too (default: 0s).")
  Duration sessions;
}
