package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.assembly.StopSignals;
import dev.menagerie.standalone.check.Alarm;
import dev.menagerie.standalone.check.CheckFailedException;
import dev.menagerie.standalone.check.RoundTrip;
import dev.menagerie.standalone.check.Target;
import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code check}: one round trip through a running service, or one every so often. */
final class CheckCommand extends Command {
  CheckCommand(Console console) {
    super(
        console,
        "check",
        "Store messages in a running service and find them again.",
        "Ends with status 0 if all is well, and with 1 if anything is not.");
    takes("URL", "The service, as in https://localhost:5000.");
    takesOption(
        "--cert-path",
        "FILE",
        "Trust the certificates in this PEM file, and no others.",
        "Default: those that Java trusts");
    takesOption(
        "--every",
        "TIME",
        "Do not end, but check again whenever this time has passed, as in 1m.",
        "Default: check once");
    takesOption(
        "--on-failure",
        "COMMAND",
        "Have the shell run this each time a check fails;",
        "the variable CHECK_FAILURE tells it what was wrong.");
  }

  @Override
  public Integer call() {
    Target target = Target.of(arguments().get(0), option("--cert-path").map(CheckCommand::path));
    Optional<Duration> every = option("--every").map(CheckCommand::interval);
    Optional<Alarm> alarm =
        option("--on-failure").map(command -> new Alarm(command, console().err()));
    if (every.isPresent()) {
      watch(target, every.get(), alarm);
      return 0;
    }
    Optional<CompletableFuture<?>> failed = check(target, alarm);
    failed.ifPresent(CompletableFuture::join);
    return failed.isPresent() ? Menu.FAILED : 0;
  }

  private void watch(Target target, Duration every, Optional<Alarm> alarm) {
    CompletableFuture<?> stop = StopSignals.receive().stop();
    do {
      check(target, alarm);
    } while (!completes(stop, every));
  }

  /** Checks once; if that fails, what completes when the alarm was given. */
  private Optional<CompletableFuture<?>> check(Target target, Optional<Alarm> alarm) {
    try {
      new RoundTrip(target, console().out()).run();
      return Optional.empty();
    } catch (CheckFailedException e) {
      console().err().println("menagerie: " + e.getMessage());
      return Optional.of(
          alarm
              .<CompletableFuture<?>>map(each -> each.raise(e))
              .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }
  }

  private static boolean completes(CompletableFuture<?> stop, Duration time) {
    try {
      stop.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for a signal failed", e.getCause());
    }
  }

  private static Path path(String text) {
    return Kind.path("FILE").read("--cert-path", text);
  }

  private static Duration interval(String text) {
    Duration interval = Kind.duration().read("--every", text);
    if (interval.isZero()) {
      throw new BadSettingException("--every is '" + text + "', but must be longer than nothing");
    }
    return interval;
  }
}
