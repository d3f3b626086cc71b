package dev.menagerie.standalone.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.standalone.assembly.Assembly;
import dev.menagerie.standalone.assembly.Running;
import dev.menagerie.standalone.assembly.Running.Address;
import dev.menagerie.standalone.assembly.Selection;
import dev.menagerie.standalone.console.Command;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.settings.Configuration;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * {@code warm-up}: a rehearsal that serves for a moment from a folder of its own, asks itself a few
 * things, and ends. A JVM that watches it ({@code -XX:ArchiveClassesAtExit}) knows from then on
 * which classes the program needs, and starts it faster.
 */
final class WarmUpCommand extends Command {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  WarmUpCommand(Console console) {
    super(console, "warm-up", "Rehearse, for a class data archive.");
    spec().usageMessage().hidden(true);
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("menagerie-warm-up");
    try {
      Running running = Assembly.start(configuration(folder), Selection.of(List.of()));
      try {
        rehearse(running.addresses());
      } finally {
        running.stop(CompletableFuture.completedFuture(null));
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  /** Read in the way of an ordinary start, because that is what is rehearsed. */
  private static Configuration configuration(Path folder) {
    List<String> arguments =
        List.of(
            "serve",
            "--port=0",
            "--tls-port=0",
            "--admin-port=0",
            "--data=" + folder.resolve("data"),
            "--logs=" + folder.resolve("logs"));
    PlainServe plain = PlainServe.read(arguments).orElseThrow();
    return new Configuration(plain.flags(), Map.of(), Map.of());
  }

  /** Everything that a user may ask first. */
  private static void rehearse(List<Address> addresses) throws IOException {
    String home = url(addresses, "home");
    post(home + "/messages", "{\"message\":\"foo\"}");
    for (String path : List.of("/", "/livez", "/readyz", "/version", "/messages/" + FOO)) {
      get(home + path);
    }
    get(url(addresses, "admin") + "/metrics");
  }

  private static String url(List<Address> addresses, String app) {
    return addresses.stream()
        .filter(address -> address.app().equals(app) && address.url().startsWith("http:"))
        .map(Address::url)
        .findFirst()
        .orElseThrow();
  }

  private static void post(String url, String json) throws IOException {
    HttpURLConnection connection = open(url);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.getOutputStream().write(json.getBytes(UTF_8));
    expectSuccess(connection);
  }

  private static void get(String url) throws IOException {
    expectSuccess(open(url));
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) URI.create(url).toURL().openConnection();
  }

  private static void expectSuccess(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 300) {
      throw new IOException(connection.getURL() + " answered " + status);
    }
    connection.getInputStream().readAllBytes();
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
