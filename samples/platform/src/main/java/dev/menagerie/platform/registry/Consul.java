package dev.menagerie.platform.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.HostPort;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Consul agent. It checks by itself that an instance's port is open, so what is registered stays
 * true when the platform that did it is gone.
 */
final class Consul {
  private static final String TAG = "platform";
  private static final String OWNER = "platform";
  private static final int USUAL_PORT = 8500;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI agent;
  private final Optional<String> token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private Consul(URI agent, Optional<String> token) {
    this.agent = agent;
    this.token = token;
  }

  /** The agent at {@code consul://HOST[:PORT]}, with an access token if it asks for one. */
  static Consul at(String url, Optional<String> token) {
    try {
      var uri = new URI(url);
      if ("consul".equals(uri.getScheme()) && uri.getHost() != null) {
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        return new Consul(URI.create("http://" + uri.getHost() + ":" + port), token);
      }
    } catch (URISyntaxException notEven) {
      throw refused(url);
    }
    throw refused(url);
  }

  private static Refusal refused(String url) {
    return Refusal.bad("--registry '" + url + "' must be consul://HOST or consul://HOST:PORT");
  }

  /** What a platform has registered at this agent. */
  List<Service> of(String platform) throws IOException {
    var services = new ArrayList<Service>();
    for (JsonNode each : get("/v1/agent/services")) {
      if (owner(each).equals(platform)) {
        services.add(service(each));
      }
    }
    return services;
  }

  /** Every instance of every platform that Consul finds well. */
  List<Service> all() throws IOException {
    var services = new ArrayList<Service>();
    for (Map.Entry<String, JsonNode> named : get("/v1/catalog/services").properties()) {
      if (named.getValue().toString().contains('"' + TAG + '"')) {
        String name = URLEncoder.encode(named.getKey(), StandardCharsets.UTF_8);
        for (JsonNode each : get("/v1/health/service/" + name + "?passing=true&tag=" + TAG)) {
          services.add(service(each.path("Service")));
        }
      }
    }
    return services;
  }

  void register(Service service) throws IOException {
    var check =
        Map.of(
            "TCP", HostPort.of(service.address(), service.port()),
            "Interval", "1s",
            "Timeout", "1s",
            "Status", "passing",
            "DeregisterCriticalServiceAfter", "10m");
    put(
        "/v1/agent/service/register",
        Map.of(
            "ID", service.id(),
            "Name", service.app(),
            "Tags", List.of(TAG),
            "Address", service.address(),
            "Port", service.port(),
            "Meta", Map.of(OWNER, service.platform()),
            "Check", check));
  }

  void deregister(Service service) throws IOException {
    put("/v1/agent/service/deregister/" + service.id(), Map.of());
  }

  @Override
  public String toString() {
    return "Consul at " + agent.getHost() + ":" + agent.getPort();
  }

  private static Service service(JsonNode json) {
    return new Service(
        json.path("ID").asText(),
        json.path("Service").asText(),
        json.path("Address").asText(),
        json.path("Port").asInt(),
        owner(json));
  }

  private static String owner(JsonNode json) {
    return json.path("Meta").path(OWNER).asText();
  }

  private JsonNode get(String path) throws IOException {
    return Json.read(send(path, "GET", BodyPublishers.noBody()), JsonNode.class);
  }

  private void put(String path, Object body) throws IOException {
    send(path, "PUT", BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  private byte[] send(String path, String method, BodyPublisher body) throws IOException {
    var request = HttpRequest.newBuilder(agent.resolve(path)).timeout(PATIENCE);
    token.ifPresent(secret -> request.header("X-Consul-Token", secret));
    try {
      var response = http.send(request.method(method, body).build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(
            this
                + " answered "
                + response.statusCode()
                + " to "
                + path
                + ": "
                + new String(response.body(), StandardCharsets.UTF_8).strip());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
