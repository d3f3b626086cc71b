package dev.menagerie.standalone.check;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A shell command that is run when a check failed. It finds what was wrong in the environment
 * variable {@code CHECK_FAILURE}. While one still runs no second one is begun: a service may need
 * longer to restart than it takes to find it dead again.
 */
public final class Alarm {
  private final String command;
  private final PrintStream err;
  private Process running;

  /** An alarm that tells how the command went, if it went wrong. */
  public Alarm(String command, PrintStream err) {
    this.command = command;
    this.err = err;
  }

  /** Runs the command; completes when it has ended. */
  public CompletableFuture<?> raise(CheckFailedException failure) {
    if (running != null && running.isAlive()) {
      err.println("menagerie: the last '" + command + "' still runs, so it is not run again");
      return running.onExit();
    }
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    var builder =
        windows
            ? new ProcessBuilder("cmd", "/c", command)
            : new ProcessBuilder("/bin/sh", "-c", command);
    builder.environment().put("CHECK_FAILURE", failure.getMessage());
    try {
      running = builder.inheritIO().start();
      return running.onExit().thenAccept(this::tellOfFailure);
    } catch (IOException e) {
      err.println("menagerie: '" + command + "' could not be run: " + e.getMessage());
      return CompletableFuture.completedFuture(null);
    }
  }

  private void tellOfFailure(Process ended) {
    if (ended.exitValue() != 0) {
      err.println("menagerie: '" + command + "' ended with status " + ended.exitValue());
    }
  }
}
