package dev.menagerie.platform.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.state.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Asks an instance how it is. */
public final class Probe {
  private static final String USUAL_PATH = "/up";
  private static final int MOST_SHOWN = 120;

  private final Clock clock;
  private final HttpClient http;

  /** Asks with the threads of an executor. */
  public Probe(Clock clock, Executor threads) {
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /**
   * Asks once.
   *
   * @param configured the path that the app's configuration names
   */
  public Check check(InetSocketAddress address, Rules rules, Optional<String> configured) {
    Optional<String> named = Optional.ofNullable(rules.path()).or(() -> configured);
    Check check = ask(address, named.orElse(USUAL_PATH), rules, false);
    return named.isEmpty() && check.status() == 404 ? ask(address, "/", rules, true) : check;
  }

  private Check ask(InetSocketAddress address, String path, Rules rules, boolean anyBelow500) {
    String asked = "GET " + path;
    try {
      URI uri = URI.create("http://" + address.getHostString() + ":" + address.getPort() + path);
      var request =
          HttpRequest.newBuilder(uri)
              .timeout(rules.timeout())
              .header("User-Agent", "platform-health")
              .build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      int status = response.statusCode();
      boolean passed =
          anyBelow500
              ? status < 500
              : rules.status() == 0 ? status / 100 == 2 : status == rules.status();
      String excerpt = excerpt(response.body());
      return new Check(
          clock.instant(),
          passed,
          status,
          asked + " said " + status + (passed || excerpt.isEmpty() ? "" : " '" + excerpt + "'"));
    } catch (IllegalArgumentException e) {
      return failed(asked + " is no request: " + e.getMessage());
    } catch (HttpTimeoutException e) {
      return failed(asked + " got no answer within " + rules.timeout().toMillis() + " ms");
    } catch (ConnectException e) {
      return failed(asked + ": nobody listens on port " + address.getPort());
    } catch (IOException e) {
      return failed(asked + " failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(asked + " was interrupted");
    }
  }

  private Check failed(String said) {
    return new Check(clock.instant(), false, 0, said);
  }

  /** Reads the little that is shown, and all of what is little more, to keep the connection. */
  private static String excerpt(InputStream body) throws IOException {
    try (body) {
      byte[] start = body.readNBytes(4096);
      String text = new String(start, UTF_8).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
  }
}
