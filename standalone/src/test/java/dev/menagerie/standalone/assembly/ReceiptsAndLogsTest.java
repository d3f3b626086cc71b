package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.standalone.settings.Configuration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the logs cannot change what visitors have answered. */
class ReceiptsAndLogsTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path folder;

  @Test
  void noReceiptIsInAnyLog() throws Exception {
    String receipt = answerAndLookAtIt();

    String all = "";
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all += Files.readString(file);
      }
    }
    assertThat(all)
        .contains("/survey/thanks/*** ", "/survey/receipt/***/edit ")
        .doesNotContain(receipt);
  }

  private String answerAndLookAtIt() throws Exception {
    var flags =
        Map.of(
            "port", "0",
            "admin-port", "0",
            "store", "jdbc:h2:mem:",
            "drain", "0ms",
            "logs", folder.toString());
    Running running =
        Assembly.start(
            new Configuration(flags, Map.of(), Map.of()), Selection.of(List.of("survey", "pets")));
    try {
      URI base = URI.create(running.addresses().get(0).url());
      var answer = HttpRequest.newBuilder(base.resolve("/survey/write-db"));
      answer.header("Content-Type", FORM);
      answer.POST(BodyPublishers.ofString("name=Kiki&coat=Tabby&donut=Jelly"));
      URI thanks = base.resolve(send(answer).headers().firstValue("Location").orElseThrow());
      String receipt = thanks.getPath().replaceAll(".*/", "");
      for (URI page : List.of(thanks, base.resolve("/survey/receipt/" + receipt + "/edit"))) {
        assertThat(send(HttpRequest.newBuilder(page)).statusCode()).isEqualTo(200);
        send(HttpRequest.newBuilder(base).header("Referer", page.toString()));
      }
      return receipt;
    } finally {
      running.stop(CompletableFuture.completedFuture(null));
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
