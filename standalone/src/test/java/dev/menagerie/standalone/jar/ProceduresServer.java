package dev.menagerie.standalone.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.testkit.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The jar serving procedures in a process of its own, and a client of it. */
final class ProceduresServer implements AutoCloseable {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Pattern ADDRESS = Pattern.compile("(?m)^procedures (http://\\S+)\\R");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerProcess process;
  private final String address;

  /** Serves on free ports, and returns when they are open. */
  ProceduresServer(Path home, String... flags) {
    var arguments = new ArrayList<>(List.of("serve", "procedures", "--port", "0"));
    arguments.addAll(List.of("--admin-port", "0", "--data", "data", "--logs", "logs"));
    arguments.addAll(List.of(flags));
    process = MenagerieJar.launched(home, arguments.toArray(String[]::new));
    // It prints the address of the admin port last.
    Awaitility.await()
        .atMost(TO_START)
        .until(() -> process.log().contains("\nadmin http") || !process.isAlive());
    Matcher said = ADDRESS.matcher(process.log());
    if (!said.find()) {
      process.close();
      throw new IllegalStateException("It does not serve: " + process.log());
    }
    address = said.group(1);
  }

  /** Where all its paths begin, without a slash at the end. */
  String address() {
    return address;
  }

  /** What it has printed so far. */
  String output() {
    return process.log();
  }

  HttpResponse<String> get(String path, String login) throws IOException, InterruptedException {
    return send("GET", path, "", login);
  }

  HttpResponse<String> send(String method, String path, String body, String login)
      throws IOException, InterruptedException {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
            .method(method, publisher)
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.close();
  }
}
