package dev.menagerie.standalone.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.testkit.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A visitor of the survey about cats, who fills in the form without looking at it. */
final class SurveyClient {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Supplier<URI> root;

  /** Visits what lies at a root, which may be another one each time. */
  SurveyClient(Supplier<URI> root) {
    this.root = root;
  }

  /** Answers under a name, with a form of its own. */
  Answer answer(String name) throws IOException, InterruptedException {
    return Answer.ofStatus(post("name", name, "coat", "Tabby", "donut", "Jelly").statusCode());
  }

  HttpResponse<String> post(String... fields) throws IOException, InterruptedException {
    var body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8))
          .append('&');
    }
    return send(
        request("write-db")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** The names of all answers, as the export has them. */
  Stream<String> names() throws IOException, InterruptedException {
    return get("export.csv").body().lines().skip(1).map(line -> line.split(",", 2)[0]);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.get().resolve(path)).timeout(Duration.ofSeconds(40));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
