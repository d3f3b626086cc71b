package dev.menagerie.standalone.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.menagerie.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service is reported for; that a good one passes is tested with the jar. */
class CheckCommandTest {
  private static final String A = "a".repeat(64);

  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();
  private HttpServer service;
  private String url;

  @BeforeEach
  void start() throws Exception {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    service.start();
    url = "http://localhost:" + service.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void aServiceThatIsNotThere() {
    String nobody = "http://localhost:" + FreePorts.one();

    assertThat(program.run("check", nobody)).isEqualTo(1);
    assertThat(program.err()).contains(nobody + "/messages/" + A, "connection refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"err_msg\":\"oh\"} | status 500 instead of 404",
        "200 | {\"message\":\"what\"} | status 200 instead of 404",
        "302 | {} | status 302 instead of 404",
        "404 | {\"err_msg\":\"Message not found for hash: bbb\"} | but without {err_msg=Message",
        "404 | <h1>Not found</h1> | <h1>Not found</h1>",
      })
  void aServiceThatFindsWhatIsNotThere(int status, String body, String wrong) {
    answer("/", status, body);

    assertThat(program.run("check", url)).isEqualTo(1);
    assertThat(program.err())
        .startsWith("menagerie: GET " + url + "/messages/" + A)
        .contains(wrong);
    assertThat(program.out()).isEmpty();
  }

  @Test
  void aServiceThatGivesAnotherDigest() {
    answer("/messages/" + A, 404, "{ \"err_msg\": \"Message not found for hash: " + A + "\" }\n");
    answer("/messages", 201, "{\"digest\":\"" + A + "\"}");

    assertThat(program.run("check", url + "/")).isEqualTo(1);

    assertThat(program.out().strip()).isEqualTo(url + "/messages/" + A + " correctly not found");
    assertThat(program.err())
        .contains("POST " + url + "/messages", "2c26b46b68ffc68ff99b453c1d304134", A);
  }

  @Test
  void somethingThatSpeaksAnotherProtocol() throws Exception {
    try (var mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> greeting = CompletableFuture.runAsync(() -> greet(mail));

      assertThat(program.run("check", "http://localhost:" + mail.getLocalPort())).isEqualTo(1);

      assertThat(program.err()).contains("another protocol");
      greeting.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aFailureRunsTheCommandWhichIsToldWhatWasWrong() throws Exception {
    Path told = folder.resolve("told");
    answer("/", 500, "{}");

    int status = program.run("check", url, "--on-failure", "echo $CHECK_FAILURE > " + told);

    assertThat(status).isEqualTo(1);
    assertThat(Files.readString(told)).contains("status 500 instead of 404");
  }

  @Test
  void aCommandThatFailsIsTold() {
    answer("/", 500, "{}");

    assertThat(program.run("check", url, "--on-failure", "exit 3")).isEqualTo(1);
    assertThat(program.err()).contains("'exit 3' ended with status 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:5000",
        "ftp://localhost",
        "http://",
        "http://localhost?a=b",
        "http://me@localhost",
        "http://local host"
      })
  void whatIsNoUrlOfAServiceIsRefused(String text) {
    assertThat(program.run("check", text)).isEqualTo(2);
    assertThat(program.err()).contains("'" + text + "'", "https://localhost:5000");
  }

  @Test
  void badOptionsAreRefused() {
    assertThat(program.run("check")).isEqualTo(2);
    assertThat(program.run("check", url, url)).isEqualTo(2);
    assertThat(program.err()).contains("one argument too many");
    assertThat(program.run("check", url, "--every", "soon")).isEqualTo(2);
    assertThat(program.err()).contains("--every is 'soon'", "1m");
    assertThat(program.run("check", url, "--every", "0s")).isEqualTo(2);
    assertThat(program.run("check", url, "--cert-path", "any.crt")).isEqualTo(2);
    assertThat(program.err()).contains("plain HTTP");
    assertThat(program.run("check", "https://localhost", "--cert-path", "/no/such")).isEqualTo(2);
    assertThat(program.err()).contains("--cert-path is '/no/such'");
  }

  private void answer(String path, int status, String body) {
    HttpHandler handler =
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        };
    service.createContext(path, handler);
  }

  private static void greet(ServerSocket mail) {
    try (Socket client = mail.accept()) {
      client.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
