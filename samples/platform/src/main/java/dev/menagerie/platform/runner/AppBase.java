package dev.menagerie.platform.runner;

import dev.menagerie.platform.Names;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.dns.ZoneResolver;
import dev.menagerie.platform.repository.AppConfig;
import dev.menagerie.platform.repository.BadArchiveException;
import dev.menagerie.platform.repository.BadConfigException;
import dev.menagerie.platform.repository.TarGz;
import dev.menagerie.platform.state.DurableFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The generic app image of the original, as a command: fetches an app and its configuration from a
 * repository, unpacks it, and is that app from then on. Nothing is run unless everything is there
 * and in order.
 */
public final class AppBase {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final ZoneResolver resolver;
  private final PrintStream err;

  /** Looks the zone up with a resolver, and says on a stream what it does. */
  public AppBase(ZoneResolver resolver, PrintStream err) {
    this.resolver = resolver;
    this.err = err;
  }

  /**
   * Runs an app until it ends.
   *
   * @return its exit code
   * @throws Refusal if it cannot be run, with the reason
   */
  public int run(String app, String repository) throws InterruptedException {
    Names.app(app);
    var client = new RepositoryClient(RepositoryAddress.of(repository, resolver));
    Path folder = temporary(app);
    try {
      return runIn(folder, app, client);
    } finally {
      DurableFiles.deleteFolder(folder);
    }
  }

  private int runIn(Path folder, String app, RepositoryClient client) throws InterruptedException {
    Path config = folder.resolve(app + ".config");
    Path artifact = folder.resolve(app + ".tgz");
    client.fetchConfig(app, config);
    var given = new HashMap<String, String>();
    Map<String, String> inherited = Environment.inherited();
    int free = new Ports().free(LOOPBACK, Set.of());
    String port = inherited.getOrDefault("PORT", Integer.toString(free));
    inherited.put("PORT", port);
    // The app is not told: some listen everywhere unless they are, as they must in a container.
    var known = new HashMap<>(inherited);
    known.putIfAbsent("HOST", LOOPBACK);
    AppConfig parsed = parse(app, config, known);
    given.put(
        "PORT",
        System.getenv().containsKey("PORT")
            ? port
            : parsed.assignments().getOrDefault("PORT", port));
    client.fetchArtifact(app, artifact);
    Path unpacked = unpack(app, artifact, folder.resolve("app"));
    err.println("app-base: " + app + " starts, PORT=" + given.get("PORT"));
    return run(parsed, Environment.of(inherited, parsed, given), unpacked);
  }

  private int run(AppConfig config, Map<String, String> environment, Path folder)
      throws InterruptedException {
    var builder = new ProcessBuilder(config.command()).directory(folder.toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw Refusal.bad(AppConfig.STARTUP_COMMAND + " could not be run: " + e.getMessage());
    }
    var child = new AppProcess(process);
    var stop = new Thread(() -> child.stop(TO_STOP), "stop-app");
    Runtime.getRuntime().addShutdownHook(stop);
    return child.await();
  }

  private static AppConfig parse(String app, Path config, Map<String, String> known) {
    try {
      return AppConfig.parse(Files.readAllBytes(config), known);
    } catch (BadConfigException e) {
      throw Refusal.bad(app + ".config is refused: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpack(String app, Path artifact, Path folder) {
    try {
      Files.createDirectory(folder);
      TarGz.unpack(artifact, folder);
      return folder;
    } catch (BadArchiveException e) {
      throw Refusal.bad(app + ".tgz is refused: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary(String app) {
    try {
      return Files.createTempDirectory("app-base-" + app + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("there is no place to unpack '" + app + "' to", e);
    }
  }
}
