package dev.menagerie.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;

/**
 * Asks one question at a time, and takes nothing on trust: it follows no redirection, waits for no
 * more than ten seconds, reads no more than it must, and lets no certificate pass that has expired,
 * which the JDK does if it is itself the anchor.
 */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final Target target;
  private HttpClient http;

  Client(Target target) {
    this.target = target;
  }

  Answer get(String url) throws CheckFailedException {
    return send("GET", HttpRequest.newBuilder(URI.create(url)));
  }

  Answer post(String url, String json) throws CheckFailedException {
    return send(
        "POST",
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Answer send(String method, HttpRequest.Builder builder) throws CheckFailedException {
    HttpRequest request = builder.timeout(PATIENCE).build();
    String asked = method + " " + request.uri();
    try {
      return http()
          .sendAsync(request, BodyHandlers.ofInputStream())
          .thenApplyAsync(response -> read(asked, response))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CheckFailedException(
          asked + " was not answered within " + PATIENCE.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new CheckFailedException(asked + " " + Trouble.of(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckFailedException(asked + " was interrupted", e);
    }
  }

  private HttpClient http() throws CheckFailedException {
    if (http == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(PATIENCE);
      if (target.anchors().isPresent()) {
        builder.sslContext(Anchors.only(target.anchors().get()));
      }
      http = builder.build();
    }
    return http;
  }

  private static Answer read(String asked, HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      if (response.sslSession().isPresent()) {
        refuseExpired(response.sslSession().get());
      }
      String text = new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
      return new Answer(asked, response.statusCode(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateException e) {
      throw new CompletionException(e);
    }
  }

  private static void refuseExpired(SSLSession session) throws IOException, CertificateException {
    if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
      certificate.checkValidity();
    }
  }
}
