package dev.menagerie.platform.balancer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps an nginx running with the state as its configuration. A new one is tested by nginx itself
 * before it replaces the good one, and then loaded without closing the port; the workers that have
 * the old one finish what they have and end.
 *
 * <p>It is a daemon: when the platform dies, requests go on.
 */
public final class Nginx {
  private static final System.Logger LOG = System.getLogger(Nginx.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path program;
  private final Path folder;
  private final Function<Collection<AppState>, String> render;
  private final Set<Long> outdatedWorkers = ConcurrentHashMap.newKeySet();
  private String loaded = "";

  /**
   * Runs a program.
   *
   * @param folder where its configuration and its other files lie
   * @param render makes the configuration
   */
  public Nginx(Path program, Path folder, Function<Collection<AppState>, String> render) {
    this.program = program;
    this.folder = folder;
    this.render = render;
  }

  /** Has it follow a change of state; returns when new requests go by the new state. */
  public synchronized void follow(Collection<AppState> apps) {
    String wanted = render.apply(apps);
    if (wanted.equals(loaded)) {
      return;
    }
    Path candidate = folder.resolve("candidate.conf");
    DurableFiles.write(candidate, wanted.getBytes(UTF_8));
    String refused = run("-t", "-q", "-c", candidate.toString());
    if (!refused.isEmpty()) {
      throw Refusal.conflict("nginx refuses its new configuration, the old one stays: " + refused);
    }
    DurableFiles.write(folder.resolve("nginx.conf"), wanted.getBytes(UTF_8));
    Optional<ProcessHandle> master = master();
    if (master.isPresent()) {
      reload(master.get());
    } else {
      String failed = run("-c", folder.resolve("nginx.conf").toString());
      if (!failed.isEmpty()) {
        throw Refusal.conflict("nginx does not start: " + failed);
      }
    }
    loaded = wanted;
  }

  /** Whether no worker is left that goes by an earlier state. */
  public boolean isSettled() {
    outdatedWorkers.removeIf(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    return outdatedWorkers.isEmpty();
  }

  /** Ends it when its requests are over. */
  public synchronized void quit() {
    if (master().isPresent()) {
      run("-s", "quit", "-c", folder.resolve("nginx.conf").toString());
    }
  }

  private void reload(ProcessHandle master) {
    Set<Long> before = workers(master);
    String failed = run("-s", "reload", "-c", folder.resolve("nginx.conf").toString());
    if (!failed.isEmpty()) {
      throw Refusal.conflict("nginx could not be told to reload: " + failed);
    }
    outdatedWorkers.addAll(before);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (before.containsAll(workers(master)) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static Set<Long> workers(ProcessHandle master) {
    return master.children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private Optional<ProcessHandle> master() {
    Path file = folder.resolve("nginx.pid");
    try {
      // A mere test of a configuration leaves the file empty.
      String pid = Files.exists(file) ? Files.readString(file).strip() : "";
      return pid.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(pid))
              .filter(ProcessHandle::isAlive)
              .filter(this::isNginx);
    } catch (IOException | NumberFormatException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "The process id of nginx cannot be read", unreadable);
      return Optional.empty();
    }
  }

  private boolean isNginx(ProcessHandle handle) {
    return handle
        .info()
        .command()
        .map(c -> c.endsWith(program.getFileName().toString()))
        .orElse(true);
  }

  /** Runs it, and returns what it complained of, or nothing if it succeeded. */
  private String run(String... arguments) {
    var command = new java.util.ArrayList<>(List.of(program.toString(), "-p", folder + "/"));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      return process.waitFor() == 0 ? "" : Files.readString(said).strip() + " (failed)";
    } catch (IOException e) {
      throw new UncheckedIOException(program + " could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
