package dev.menagerie.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates pass. The service behind them knows nothing, so that is as far as it goes. */
class CertificateCheckTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void theOnlyAnchorVouchesForItself() throws Exception {
    Path own = make("own", "-ext", "san=dns:localhost");

    assertThatThrownBy(() -> check(own, own)).hasMessageContaining("instead of 404");
  }

  @Test
  void anotherAnchorDoesNot() throws Exception {
    Path own = make("own", "-ext", "san=dns:localhost");
    Path other = make("other", "-ext", "san=dns:localhost");

    assertThatThrownBy(() -> check(own, other))
        .hasMessageContainingAll("TLS", "no certificate that is trusted", "--cert-path");
  }

  @Test
  void theNameMustBeInTheCertificate() throws Exception {
    Path own = make("own", "-ext", "san=dns:example.com");

    assertThatThrownBy(() -> check(own, own)).hasMessageContainingAll("TLS", "localhost");
  }

  @Test
  void oneThatHasExpiredDoesNotPassThoughItIsTheAnchor() throws Exception {
    Path own = make("own", "-ext", "san=dns:localhost", "-startdate", "-2d", "-validity", "1");

    assertThatThrownBy(() -> check(own, own)).hasMessageContainingAll("TLS", "NotAfter");
  }

  @Test
  void aFileWithoutACertificateIsNamed() throws Exception {
    Path own = make("own", "-ext", "san=dns:localhost");
    Path nothing = Files.writeString(folder.resolve("nothing.crt"), "nothing");

    assertThatThrownBy(() -> check(own, nothing)).hasMessageContaining(nothing.toString());
  }

  /** Checks a service that shows one certificate, trusting another. */
  private static void check(Path own, Path anchor) throws Exception {
    HttpsServer service =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    service.setHttpsConfigurator(new HttpsConfigurator(showing(own)));
    service.createContext("/", exchange -> exchange.sendResponseHeaders(500, -1));
    service.start();
    try {
      String url = "https://localhost:" + service.getAddress().getPort();
      new RoundTrip(
              Target.of(url, Optional.of(anchor)), new PrintStream(OutputStream.nullOutputStream()))
          .run();
    } finally {
      service.stop(0);
    }
  }

  /** Makes key and certificate, and returns the file with the certificate. */
  private Path make(String name, String... options) throws Exception {
    Path store = folder.resolve(name + ".p12");
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of(options));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    byte[] der = open(store).getCertificate("mykey").getEncoded();
    String body = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve(name + ".crt"),
        "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
  }

  private static SSLContext showing(Path certificate) throws Exception {
    String store = certificate.getFileName().toString().replace(".crt", ".p12");
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(open(certificate.resolveSibling(store)), PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore open(Path store) throws Exception {
    try (InputStream in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      return keys;
    }
  }
}
