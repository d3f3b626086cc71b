package dev.menagerie.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, which a test starts, kills, freezes and stops.
 *
 * <pre>{@code
 * try (ServerProcess redis =
 *     ServerProcess.of("redis-server", "--port", "" + port).readyWhenListening(port).start()) {
 *   redis.kill9();
 * }
 * }</pre>
 *
 * <p>Its output goes to a file of its own, whose end is shown wherever something fails. What is
 * still running when the JVM ends is killed. Signals are POSIX: it does not run on Windows.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration TO_STOP = Duration.ofSeconds(20);
  private static final int TAIL = 4_000;

  private final String name;
  private final Process process;
  private final Path output;
  private final Thread atExit = new Thread(this::killTree);

  private ServerProcess(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Begins to describe a server by its command line. */
  public static Builder of(String... command) {
    return of(List.of(command));
  }

  /** Begins to describe a server by its command line. */
  public static Builder of(List<String> command) {
    return new Builder(command);
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs, or is frozen. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** All it has written so far, to standard output and standard error. */
  public String log() {
    try {
      // Half a character at the end is no reason to fail.
      return new String(Files.readAllBytes(output), Charset.defaultCharset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it and its children as a power cut would, and returns when they are gone. */
  public void kill9() {
    killTree();
    awaitEnd(TO_STOP);
  }

  /** Stops its clock: it keeps its connections and answers nothing. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze()}. */
  public void thaw() {
    signal("CONT");
  }

  /**
   * Asks it to end, as an orchestrator would, and returns its exit status.
   *
   * @throws AssertionError if it does not end in 20 seconds; it is killed then
   */
  public int stop() {
    if (process.isAlive()) {
      process.destroy();
      thaw();
    }
    return awaitEnd(TO_STOP);
  }

  /** Waits for it to end by itself, and returns its exit status. */
  public int awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        killTree();
        throw failure("did not end within " + patience, null);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was being waited for when the thread was interrupted", e);
    }
  }

  /** Kills it if it still runs, and removes its output. */
  @Override
  public void close() {
    kill9();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name and process id. */
  @Override
  public String toString() {
    return name + " (process " + pid() + ")";
  }

  private void killTree() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void signal(String signal) {
    if (!process.isAlive()) {
      throw failure("ended with status " + process.exitValue() + " before SIG" + signal, null);
    }
    try {
      var kill = new ProcessBuilder("kill", "-" + signal, "" + pid()).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw failure("could not be sent SIG" + signal, null);
      }
    } catch (IOException e) {
      throw failure("could not be sent SIG" + signal, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was being sent SIG" + signal + " when the thread was interrupted", e);
    }
  }

  private AssertionError failure(String what, Throwable cause) {
    String log = log();
    String tail = log.substring(Math.max(0, log.length() - TAIL));
    return new AssertionError(this + " " + what + ". Its last output:\n" + tail, cause);
  }

  /** Asks a server whether it is ready. */
  @FunctionalInterface
  public interface Probe {
    /** Whether it is ready; throwing means not yet. */
    boolean ready(ServerProcess server) throws Exception;
  }

  /** Describes a server; may start it several times over. */
  public static final class Builder {
    private final List<String> command;
    private final Map<String, String> environment = new TreeMap<>();
    private String name;
    private Path directory;
    private Probe probe = server -> true;
    private Duration patience = Duration.ofSeconds(60);

    private Builder(List<String> command) {
      this.command = List.copyOf(command);
      this.name = Path.of(command.get(0)).getFileName().toString();
    }

    /** What to call it in messages; default: the file name of the command. */
    public Builder named(String name) {
      this.name = requireNonNull(name, "name");
      return this;
    }

    /** An environment variable besides those inherited. */
    public Builder environment(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    /** The directory to start in; default: that of this JVM. */
    public Builder directory(Path directory) {
      this.directory = requireNonNull(directory, "directory");
      return this;
    }

    /** How to tell that it is ready; default: it is as soon as it runs. */
    public Builder readyWhen(Probe probe) {
      this.probe = requireNonNull(probe, "probe");
      return this;
    }

    /** It is ready when it takes connections on a port of 127.0.0.1. */
    public Builder readyWhenListening(int port) {
      return readyWhenListening("127.0.0.1", port);
    }

    /** It is ready when it takes connections on a port. */
    public Builder readyWhenListening(String host, int port) {
      return readyWhen(
          server -> {
            try (var socket = new Socket()) {
              socket.connect(new InetSocketAddress(host, port), 1_000);
              return true;
            }
          });
    }

    /** It is ready when its output holds a text. */
    public Builder readyWhenLogged(String text) {
      return readyWhen(server -> server.log().contains(text));
    }

    /** How long it may take to be ready; default: 60 seconds. */
    public Builder within(Duration patience) {
      this.patience = requireNonNull(patience, "patience");
      return this;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @throws AssertionError if it ends before it is ready, or is not ready in time, with its
     *     output; it does not run then
     */
    public ServerProcess start() {
      ServerProcess server = launched();
      var last = new Exception[1];
      boolean settled =
          Eventually.holds(patience, () -> !server.isAlive() || isReady(server, last));
      if (settled && server.isAlive()) {
        return server;
      }
      AssertionError failure =
          settled
              ? server.failure("ended with status " + server.process.exitValue(), last[0])
              : server.failure("was not ready within " + patience, last[0]);
      server.close();
      throw failure;
    }

    private boolean isReady(ServerProcess server, Exception[] last) {
      try {
        return probe.ready(server);
      } catch (Exception e) {
        last[0] = e;
        return false;
      }
    }

    private ServerProcess launched() {
      try {
        Path output = Files.createTempFile(name.replaceAll("[^A-Za-z0-9-]", "_"), ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        if (directory != null) {
          builder.directory(directory.toFile());
        }
        return new ServerProcess(name, builder.start(), output);
      } catch (IOException e) {
        throw new UncheckedIOException("Could not start " + command, e);
      }
    }
  }
}
