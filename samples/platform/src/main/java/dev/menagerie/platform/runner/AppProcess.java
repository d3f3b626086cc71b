package dev.menagerie.platform.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process of an instance, started by this platform or found running by it.
 *
 * <p>A process id is used again some day; only together with the time of its start it names a
 * process.
 */
public final class AppProcess {
  /** What the system's clocks may differ by when they tell a start time twice. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final ProcessHandle handle;
  private final Optional<Process> child;
  private final Instant started;

  AppProcess(Process child) {
    this.handle = child.toHandle();
    this.child = Optional.of(child);
    this.started = handle.info().startInstant().orElseGet(Instant::now);
  }

  private AppProcess(ProcessHandle handle, Instant started) {
    this.handle = handle;
    this.child = Optional.empty();
    this.started = started;
  }

  /** The process of an id, if it still is the one that began at a certain time. */
  public static Optional<AppProcess> find(long pid, Instant started) {
    return ProcessHandle.of(pid)
        .filter(handle -> isSame(handle, started))
        .map(handle -> new AppProcess(handle, started))
        .filter(AppProcess::isAlive);
  }

  /**
   * The process that wrote its id to a file after a certain time, if it still runs. This finds one
   * that was started just before its platform was killed.
   */
  public static Optional<AppProcess> find(Path pidFile, Instant notBefore) {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      Instant written = Files.getLastModifiedTime(pidFile).toInstant();
      long pid = Long.parseLong(Files.readString(pidFile).strip());
      return ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().startInstant())
          .filter(start -> !start.isBefore(notBefore.minus(TOLERANCE)))
          .filter(start -> !start.isAfter(written.plus(TOLERANCE)))
          .flatMap(start -> find(pid, start));
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("'" + pidFile + "' could not be read", e);
    }
  }

  /** The process's id. */
  public long pid() {
    return handle.pid();
  }

  /** When it began. */
  public Instant started() {
    return started;
  }

  /** Whether it runs; one that ended and was not buried by its parent does not. */
  public boolean isAlive() {
    return handle.isAlive() && isSame(handle, started) && (child.isPresent() || !isUnburied());
  }

  /** Its exit code, if it ended and this platform started it. */
  public OptionalInt exitCode() {
    return child.isPresent() && !child.get().isAlive()
        ? OptionalInt.of(child.get().exitValue())
        : OptionalInt.empty();
  }

  /** Waits for its end. */
  public int await() throws InterruptedException {
    return child.orElseThrow().waitFor();
  }

  /** Asks it to end, and all that it started; what is left after a while is killed. */
  public void stop(Duration patience) {
    List<ProcessHandle> family = handle.descendants().toList();
    if (isAlive()) {
      handle.destroy();
      awaitEnd(patience);
    }
    family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    if (isAlive()) {
      handle.destroyForcibly();
      awaitEnd(patience);
    }
  }

  private void awaitEnd(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (isAlive() && System.nanoTime() < deadline) {
        waitShortly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitShortly() throws InterruptedException {
    try {
      handle.onExit().get(50, TimeUnit.MILLISECONDS);
    } catch (TimeoutException notYet) {
      // An unburied process never reports its end; the caller looks for itself.
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for process " + pid() + " failed", e);
    }
  }

  private static boolean isSame(ProcessHandle handle, Instant started) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
        .orElse(true);
  }

  /** On Linux a process that ended and whose parent does not care still has an entry. */
  private boolean isUnburied() {
    Path status = Path.of("/proc", Long.toString(pid()), "stat");
    try {
      String line = Files.exists(status) ? Files.readString(status) : "";
      return line.startsWith(" Z", line.lastIndexOf(')') + 1);
    } catch (IOException gone) {
      return false;
    }
  }
}
