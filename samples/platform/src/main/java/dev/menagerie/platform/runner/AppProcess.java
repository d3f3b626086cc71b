package dev.menagerie.platform.runner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The process of an instance, started by this platform or found running by it.
 *
 * <p>A process id is used again some day; only together with the time of its start, or with the
 * instance that its environment names, it names a process. A start time alone would not do: to
 * another platform it looks different once the system's clock was set.
 */
public final class AppProcess {
  /** What the system's clocks may differ by when they tell a start time twice. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final ProcessHandle handle;
  private final Optional<Process> child;
  private final Instant started;

  AppProcess(Process child) {
    this(child.toHandle(), Optional.of(child));
  }

  private AppProcess(ProcessHandle handle, Optional<Process> child) {
    this.handle = handle;
    this.child = child;
    this.started = handle.info().startInstant().orElseGet(Instant::now);
  }

  /** The process of an id, if it still is an instance's that began at a certain time. */
  public static Optional<AppProcess> find(String instance, long pid, Instant started) {
    return find(pid, handle -> isSame(handle, started) || isOf(instance, handle));
  }

  /**
   * The process of an instance that wrote its id to a file after a certain time, if it still runs.
   * This finds one that was started just before its platform was killed.
   */
  public static Optional<AppProcess> find(String instance, Path pidFile, Instant notBefore) {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      Instant written = Files.getLastModifiedTime(pidFile).toInstant();
      long pid = Long.parseLong(Files.readString(pidFile).strip());
      return find(
          pid, handle -> beganBetween(notBefore, written, handle) || isOf(instance, handle));
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("'" + pidFile + "' could not be read", e);
    }
  }

  private static Optional<AppProcess> find(long pid, Predicate<ProcessHandle> condition) {
    return ProcessHandle.of(pid)
        .filter(condition)
        .map(handle -> new AppProcess(handle, Optional.empty()))
        .filter(AppProcess::isAlive);
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
    List<ProcessHandle> descendants = handle.descendants().toList();
    if (isAlive()) {
      handle.destroy();
      awaitEnd(patience);
    }
    Stream.concat(descendants.stream(), orphans())
        .filter(ProcessHandle::isAlive)
        .forEach(ProcessHandle::destroyForcibly);
    if (isAlive()) {
      handle.destroyForcibly();
      awaitEnd(patience);
    }
  }

  /** What it left behind when it ended; on Linux that still is in the session of its own. */
  private Stream<ProcessHandle> orphans() {
    return ProcessHandle.allProcesses()
        .filter(other -> other.pid() != pid())
        .filter(this::isInOwnSession);
  }

  private boolean isInOwnSession(ProcessHandle other) {
    String[] stat = stat(other);
    return stat.length > 3 && stat[3].equals(Long.toString(pid()));
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

  private static boolean beganBetween(Instant first, Instant last, ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .filter(start -> !start.isBefore(first.minus(TOLERANCE)))
        .filter(start -> !start.isAfter(last.plus(TOLERANCE)))
        .isPresent();
  }

  /** Whether a process was started as an instance; on Linux its environment can be read. */
  private static boolean isOf(String instance, ProcessHandle handle) {
    String assignment = Environment.INSTANCE + "=" + instance;
    return List.of(ofSystem(handle, "environ").split("\0")).contains(assignment);
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
    return stat(handle)[0].equals("Z");
  }

  /** State, parent, group, session and more of a process, as Linux tells them after its name. */
  private static String[] stat(ProcessHandle handle) {
    String line = ofSystem(handle, "stat");
    return line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
  }

  /** What Linux tells of a process; nothing elsewhere, and when it has gone. */
  private static String ofSystem(ProcessHandle handle, String what) {
    Path file = Path.of("/proc", Long.toString(handle.pid()), what);
    try {
      return Files.exists(file) ? Files.readString(file, ISO_8859_1) : "";
    } catch (IOException gone) {
      return "";
    }
  }
}
