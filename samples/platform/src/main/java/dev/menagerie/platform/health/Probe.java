package dev.menagerie.platform.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.HostPort;
import dev.menagerie.platform.state.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an instance how it is. */
public final class Probe {
  private static final String USUAL_PATH = "/up";
  private static final int MOST_SHOWN = 120;

  private final Clock clock;
  private final Executor threads;
  private final HttpClient http;

  /** Asks with the threads of an executor. */
  public Probe(Clock clock, Executor threads) {
    this.clock = clock;
    this.threads = threads;
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
      URI uri = URI.create("http://" + HostPort.of(address) + path);
      var request =
          HttpRequest.newBuilder(uri)
              .timeout(rules.timeout())
              .header("User-Agent", "platform-health")
              .build();
      return ask(request, asked, rules, anyBelow500);
    } catch (IllegalArgumentException e) {
      return failed(asked + " is no request: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(asked + " was interrupted");
    } catch (ExecutionException e) {
      return failed(asked + trouble(e.getCause(), address, rules));
    }
  }

  /** Takes no longer than the rules allow for the whole answer, of which the body is a part. */
  private Check ask(HttpRequest request, String asked, Rules rules, boolean anyBelow500)
      throws InterruptedException, ExecutionException {
    var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    var excerpt = answer.thenApplyAsync(response -> excerpt(response.body()), threads);
    try {
      String said = excerpt.get(rules.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return judged(asked, answer.join().statusCode(), said, rules, anyBelow500);
    } catch (TimeoutException e) {
      boolean begun = answer.isDone() && !answer.isCompletedExceptionally();
      // Where any answer will do, one that goes on and on is one too.
      return begun && anyBelow500
          ? judged(asked, answer.join().statusCode(), "", rules, true)
          : failed(asked + late(rules));
    } finally {
      var unused = answer.thenAccept(response -> close(response.body()));
    }
  }

  private Check judged(String asked, int status, String excerpt, Rules rules, boolean anyBelow500) {
    boolean passed =
        anyBelow500
            ? status < 500
            : rules.status() == 0 ? status / 100 == 2 : status == rules.status();
    return new Check(
        clock.instant(),
        passed,
        status,
        asked + " said " + status + (passed || excerpt.isEmpty() ? "" : " '" + excerpt + "'"));
  }

  private static String trouble(Throwable cause, InetSocketAddress address, Rules rules) {
    return cause instanceof ConnectException
        ? ": nobody listens on port " + address.getPort()
        : cause instanceof HttpTimeoutException ? late(rules) : " failed: " + cause.getMessage();
  }

  private static String late(Rules rules) {
    return " got no whole answer within " + rules.timeout().toMillis() + " ms";
  }

  private Check failed(String said) {
    return new Check(clock.instant(), false, 0, said);
  }

  /** Reads the little that is shown, and all of what is little more, to keep the connection. */
  private static String excerpt(InputStream body) {
    try (body) {
      byte[] start = body.readNBytes(4096);
      String text = new String(start, UTF_8).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
