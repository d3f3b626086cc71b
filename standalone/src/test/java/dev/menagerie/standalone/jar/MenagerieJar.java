package dev.menagerie.standalone.jar;

import dev.menagerie.testkit.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The jar as users run it, in a process of its own: it serves one app on ports that it chooses, and
 * keeps its state and its logs in a folder that outlives it.
 */
final class MenagerieJar implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("menagerie.jar", "target/menagerie.jar")).toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final List<String> JVM =
      List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> ARCHIVE = ClassArchive.of(JAR, JVM);
  private static final Duration TO_END = Duration.ofSeconds(60);

  private final ServerProcess process;
  private final URI app;
  private final URI admin;

  private MenagerieJar(String app, ServerProcess process) {
    this.process = process;
    this.app = addresses(process.log(), app).get(0);
    admin = addresses(process.log(), "admin").get(0);
  }

  /** Serves messages over plain HTTP, with further flags, and returns when the ports are open. */
  static MenagerieJar overHttp(Path home, String... flags) {
    return serve("messages", home, "--port", flags);
  }

  /** Serves pets, with further flags, and returns when the ports are open. */
  static MenagerieJar pets(Path home, String... flags) {
    return serve("pets", home, "--port", flags);
  }

  /** Serves the survey over plain HTTP, with further flags, and returns when the ports are open. */
  static MenagerieJar survey(Path home, String... flags) {
    return serve("survey", home, "--port", flags);
  }

  /** The same with no more memory than is said. */
  static MenagerieJar overHttpIn(String memory, Path home, String... flags) {
    return serve("messages", home, "--port", flags, builder -> limited(builder, memory));
  }

  /** Serves messages over HTTPS, with further flags, and returns when the ports are open. */
  static MenagerieJar overHttps(Path home, String... flags) {
    return serve("messages", home, "--tls-port", flags);
  }

  /** Runs a command in a folder until it ends by itself. */
  static Ended run(Path folder, String... arguments) {
    return ended(process(folder, List.of(arguments)));
  }

  /** Runs a command in a folder with no more memory than is said, until it ends by itself. */
  static Ended runIn(String memory, Path folder, String... arguments) {
    return ended(limited(process(folder, List.of(arguments)), memory));
  }

  private static ServerProcess.Builder limited(ServerProcess.Builder process, String memory) {
    return process.environment("JDK_JAVA_OPTIONS", "-Xmx" + memory);
  }

  private static Ended ended(ServerProcess.Builder described) {
    try (ServerProcess command = described.start()) {
      int status = command.awaitEnd(TO_END);
      return new Ended(status, command.log());
    }
  }

  /** Runs a command in a folder, and returns while it runs. */
  static ServerProcess launched(Path folder, String... arguments) {
    return process(folder, List.of(arguments)).start();
  }

  private static MenagerieJar serve(String app, Path home, String portFlag, String... flags) {
    return serve(app, home, portFlag, flags, UnaryOperator.identity());
  }

  private static MenagerieJar serve(
      String app,
      Path home,
      String portFlag,
      String[] flags,
      UnaryOperator<ServerProcess.Builder> circumstances) {
    var arguments = new ArrayList<>(List.of("serve", app, portFlag, "0"));
    arguments.addAll(List.of("--admin-port", "0", "--data", "data", "--logs", "logs"));
    arguments.addAll(List.of(flags));
    // It prints the address of the admin port last.
    return new MenagerieJar(
        app,
        circumstances
            .apply(process(home, arguments))
            .readyWhen(it -> !addresses(it.log(), "admin").isEmpty())
            .start());
  }

  private static ServerProcess.Builder process(Path folder, List<String> arguments) {
    var command = new ArrayList<>(JVM);
    command.addAll(ARCHIVE);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    return ServerProcess.of(command).named("menagerie").directory(folder);
  }

  private static List<URI> addresses(String output, String app) {
    return Pattern.compile("^" + app + " (https?://\\S+)\\R", Pattern.MULTILINE)
        .matcher(output)
        .results()
        .map(line -> URI.create(line.group(1) + "/"))
        .toList();
  }

  /** The root of the messages service. */
  URI messages() {
    return app;
  }

  /** The root of the service, whichever it is. */
  URI app() {
    return app;
  }

  /** The root of the admin port. */
  URI admin() {
    return admin;
  }

  /** What it has printed so far. */
  String output() {
    return process.log();
  }

  /** Asks it to end, and returns at once. */
  void signal() {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
  }

  /** Waits for it to end, and returns its exit status. */
  int awaitEnd() {
    return process.awaitEnd(TO_END);
  }

  /** Asks it to end, waits for that, and returns its exit status. */
  int terminate() {
    return process.stop();
  }

  /** Kills it as {@code kill -9} does, if it still runs. */
  @Override
  public void close() {
    process.close();
  }

  /**
   * A command that ended.
   *
   * @param status its exit status
   * @param output what it printed, to standard output and standard error
   */
  record Ended(int status, String output) {}
}
