package dev.menagerie.platform.balancer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private static final Duration LOOK = Duration.ofMillis(5);

  /** In which each busy connection gets an answer that says that it is the last. */
  private static final Duration LAST_ANSWERS = Duration.ofMillis(200);

  private final Path program;
  private final Path folder;
  private final Function<Collection<AppState>, String> render;
  private final Set<Long> outdatedWorkers = ConcurrentHashMap.newKeySet();
  private String loaded = "";
  private volatile boolean behind;

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

  /**
   * Has it run. A state that it refuses is no reason not to: then what ran before goes on, or it
   * begins without any app.
   *
   * @throws Refusal if it cannot run at all
   */
  public synchronized void start(Supplier<? extends Collection<AppState>> apps) {
    try {
      follow(apps);
    } catch (Refusal refused) {
      if (master().isEmpty()) {
        follow(List::of);
      }
    }
  }

  /**
   * Has it follow a change of state; returns when new requests go by the new state.
   *
   * @param apps the newest state; asked here, so that of two who tell it nobody brings an older one
   * @throws Refusal if it does not take it, and goes by the earlier one
   */
  public synchronized void follow(Supplier<? extends Collection<AppState>> apps) {
    String wanted = render.apply(apps.get());
    behind = !wanted.equals(loaded);
    if (behind) {
      load(wanted);
      behind = false;
    }
  }

  private void load(String wanted) {
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

  /** Whether it goes by the newest state, and no worker is left that goes by an earlier one. */
  public boolean isSettled() {
    outdatedWorkers.removeIf(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    return !behind && outdatedWorkers.isEmpty();
  }

  /** Ends it when its requests are over. */
  public synchronized void quit() {
    if (master().isPresent()) {
      run("-s", "quit", "-c", folder.resolve("nginx.conf").toString());
    }
  }

  private void reload(ProcessHandle master) {
    Path changingOver = NginxConfig.changingOver(folder);
    DurableFiles.write(changingOver, new byte[0]);
    pause(LAST_ANSWERS);
    try {
      reloadNow(master);
    } finally {
      DurableFiles.delete(changingOver);
    }
  }

  private void reloadNow(ProcessHandle master) {
    Set<Long> before = workers(master);
    String failed = run("-s", "reload", "-c", folder.resolve("nginx.conf").toString());
    if (!failed.isEmpty()) {
      throw Refusal.conflict("nginx could not be told to reload: " + failed);
    }
    outdatedWorkers.addAll(before);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean goOn = true;
    while (goOn && !hasTaken(master, before)) {
      goOn = pause(LOOK) && System.nanoTime() < deadline;
    }
  }

  /** Waits, and returns whether there is time to go on. */
  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether new workers are there, and the earlier ones take nothing any more. */
  private static boolean hasTaken(ProcessHandle master, Set<Long> before) {
    return !before.containsAll(workers(master)) && before.stream().allMatch(Nginx::isEnding);
  }

  /** A worker that ends says so where other programs have their command line. */
  private static boolean isEnding(long worker) {
    Path title = Path.of("/proc", Long.toString(worker), "cmdline");
    try {
      return !Files.exists(title) || Files.readString(title, ISO_8859_1).contains("shutting down");
    } catch (IOException gone) {
      return true;
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
    var command = new ArrayList<>(List.of(program.toString(), "-p", folder + "/"));
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
