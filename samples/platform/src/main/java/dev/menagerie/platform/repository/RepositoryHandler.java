package dev.menagerie.platform.repository;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The repository over HTTP. A file of the served folder is sent as it is; where it has none, {@code
 * config/<app>/<app>.config} and {@code files/<app>/<app>.tgz} are those of the newest release, and
 * {@code releases/<app>/<number>/} those of any.
 */
public final class RepositoryHandler implements HttpHandler {
  private static final Pattern NEWEST =
      Pattern.compile("/(config|files)/([a-z0-9-]{1,63})/\\2\\.(config|tgz)");
  private static final Pattern NUMBERED =
      Pattern.compile("/releases/([a-z0-9-]{1,63})/([0-9]{1,9})/\\1\\.(config|tgz)");

  private final Path folder;
  private final Optional<Releases> releases;
  private final HttpHandler files;

  /** Serves a folder, and the releases where there are any. */
  public RepositoryHandler(Path folder, Optional<Releases> releases) {
    this.folder = folder;
    this.releases = releases;
    this.files =
        new BlockingHandler(
            new ResourceHandler(
                    PathResourceManager.builder()
                        .setBase(folder)
                        .setTransferMinSize(1 << 16)
                        .build(),
                    this::fromReleases)
                .setDirectoryListingEnabled(false)
                .setWelcomeFiles()
                .setMimeMappings(
                    io.undertow.util.MimeMappings.builder()
                        .addMapping("config", "text/plain;charset=utf-8")
                        .addMapping("tgz", "application/gzip")
                        .build()));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
      answer(exchange, 405, "the repository is read with GET; publish with the command line");
    } else if (Files.isDirectory(folder)) {
      files.handleRequest(exchange);
    } else {
      new BlockingHandler(this::fromReleases).handleRequest(exchange);
    }
  }

  private void fromReleases(HttpServerExchange exchange) throws Exception {
    Optional<Path> file = releases.flatMap(r -> find(r, exchange.getRequestPath()));
    if (file.isEmpty()) {
      answer(exchange, 404, "there is no " + exchange.getRequestPath() + " in this repository");
      return;
    }
    boolean config = file.get().toString().endsWith(".config");
    exchange.setResponseContentLength(Files.size(file.get()));
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, config ? "text/plain;charset=utf-8" : "application/gzip");
    if (exchange.getRequestMethod().equals(Methods.GET)) {
      Files.copy(file.get(), exchange.getOutputStream());
    }
    exchange.endExchange();
  }

  private static Optional<Path> find(Releases releases, String path) {
    var newest = NEWEST.matcher(path);
    var numbered = NUMBERED.matcher(path);
    Optional<Path> file = Optional.empty();
    if (newest.matches() && newest.group(1).equals("config") == newest.group(3).equals("config")) {
      String app = newest.group(2);
      file = releases.newest(app).map(r -> file(releases, app, r.number(), newest.group(3)));
    } else if (numbered.matches()) {
      int number = Integer.parseInt(numbered.group(2));
      file = Optional.of(file(releases, numbered.group(1), number, numbered.group(3)));
    }
    return file.filter(Files::isRegularFile);
  }

  private static Path file(Releases releases, String app, int number, String kind) {
    return kind.equals("config")
        ? releases.configFile(app, number)
        : releases.artifact(app, number);
  }

  private static void answer(HttpServerExchange exchange, int status, String message) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=utf-8");
    exchange.getResponseSender().send(message + "\n");
  }
}
