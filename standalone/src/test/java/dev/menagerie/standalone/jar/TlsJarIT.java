package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.standalone.jar.ClientHello.Reaction;
import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.testkit.Skips;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with the certificate that the first start makes. */
class TlsJarIT {
  private static final Duration TO_NOTICE = Duration.ofSeconds(60);

  @TempDir Path home;
  private Path certificate;
  private Path key;

  @BeforeEach
  void nameFiles() {
    certificate = home.resolve("data/certs/localhost.crt");
    key = home.resolve("data/certs/localhost.key");
  }

  @Test
  void theCertificateIsAllThatAClientNeedsToTrust() throws Exception {
    try (var server = MenagerieJar.overHttps(home)) {
      assertThat(server.messages()).hasScheme("https").hasHost("localhost");
      var client = trusting(certificate, server);

      assertThat(client.post("foo").statusCode()).isEqualTo(201);
      assertThat(client.copies("foo")).isEqualTo(1);
    }
  }

  @Test
  void curlNeedsNothingElseEither() {
    boolean present =
        Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(this::hasCurl);
    Skips.unlessPresent("curl", present, "On Debian: apt-get install curl.");

    try (var server = MenagerieJar.overHttps(home)) {
      String url = server.messages().resolve("messages").toString();
      assertThat(curl("--json", "{\"message\":\"bar\"}", url))
          .isEqualTo("{\"digest\":\"" + MessagesClient.digest("bar") + "\"}");
      assertThat(curl(url + "/" + MessagesClient.digest("bar"))).isEqualTo("{\"message\":\"bar\"}");
    }
  }

  @Test
  void theNextStartShowsTheSameCertificate() throws Exception {
    MenagerieJar.overHttps(home).close();
    Path before = copy(certificate);

    try (var server = MenagerieJar.overHttps(home)) {
      assertThat(certificate).hasSameBinaryContentAs(before);
      assertThat(trusting(before, server).post("foo").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void theKeyIsForItsOwnerOnly() throws Exception {
    MenagerieJar.overHttps(home).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingOlderThanTls12IsSpoken() throws Exception {
    try (var server = MenagerieJar.overHttps(home)) {
      assertThat(ClientHello.offering(ClientHello.TLS_1_1, server.messages()))
          .isEqualTo(Reaction.REFUSED_VERSION);
      assertThat(ClientHello.offering(ClientHello.TLS_1_2, server.messages()))
          .isEqualTo(Reaction.GREETED);
    }
  }

  @Test
  void filesThatAreReplacedAreTakenUpWhileItRuns(@TempDir Path other) throws Exception {
    MenagerieJar.overHttps(other).close();
    try (var server = MenagerieJar.overHttps(home)) {
      Path before = copy(certificate);
      trusting(before, server).post("foo");

      replace(key, other.resolve("data/certs/localhost.key"));
      replace(certificate, other.resolve("data/certs/localhost.crt"));

      await()
          .atMost(TO_NOTICE)
          .ignoreExceptionsInstanceOf(SSLHandshakeException.class)
          .until(() -> trusting(certificate, server).copies("foo") == 1);
      assertThatThrownBy(() -> trusting(before, server).copies("foo"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void theLastGoodPairStaysInUseWhenItsReplacementIsBroken() throws Exception {
    try (var server = MenagerieJar.overHttps(home)) {
      Path before = copy(certificate);

      Files.writeString(certificate, "this is no certificate");

      await().atMost(TO_NOTICE).until(() -> server.output().contains("stays in use"));
      assertThat(trusting(before, server).post("foo").statusCode()).isEqualTo(201);
    }
  }

  private static MessagesClient trusting(Path anchor, MenagerieJar server) throws Exception {
    return new MessagesClient(TrustAnchor.only(anchor), server::messages);
  }

  private String curl(String... arguments) {
    var command = Stream.of("curl", "-sS", "--cacert", certificate.toString());
    try (ServerProcess curl =
        ServerProcess.of(Stream.concat(command, Stream.of(arguments)).toList()).start()) {
      curl.awaitEnd(TO_NOTICE);
      return curl.log();
    }
  }

  private boolean hasCurl(String folder) {
    return Files.isExecutable(Path.of(folder, "curl"));
  }

  private Path copy(Path file) throws Exception {
    return Files.copy(file, home.resolve("copy-of-" + file.getFileName()));
  }

  private static void replace(Path file, Path by) throws Exception {
    Files.move(by, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
