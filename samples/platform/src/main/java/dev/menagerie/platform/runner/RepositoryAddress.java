package dev.menagerie.platform.runner;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.dns.ZoneResolver;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a repository is: {@code repository.platform}, {@code host:port} or a URL. Names of the
 * platform's zone are looked up at the platform's own DNS, and without a port mean its own one.
 */
final class RepositoryAddress {
  private static final int DEFAULT_PORT = 8081;

  private RepositoryAddress() {}

  static URI of(String repository, ZoneResolver resolver) {
    boolean isUrl = repository.contains("://");
    URI uri = uri(repository, isUrl ? repository : "http://" + repository);
    if (uri.getHost() == null
        || !(uri.getScheme().equals("http") || uri.getScheme().equals("https"))) {
      throw Refusal.bad(
          "repository '" + repository + "' must be a host, host:port, or an http(s) URL");
    }
    boolean ours = resolver.isInZone(uri.getHost());
    String host = ours ? resolver.resolve(uri.getHost()) : uri.getHost();
    int port = uri.getPort() < 0 && (ours || !isUrl) ? DEFAULT_PORT : uri.getPort();
    String path = uri.getRawPath().endsWith("/") ? uri.getRawPath() : uri.getRawPath() + "/";
    String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return uri(
        repository, uri.getScheme() + "://" + bracketed + (port < 0 ? "" : ":" + port) + path);
  }

  private static URI uri(String repository, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw Refusal.bad("repository '" + repository + "' is no address: " + e.getReason());
    }
  }
}
