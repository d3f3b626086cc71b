package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate that vouches for itself, and its key, made for one test run by the JDK's keytool.
 *
 * @param certificate a PEM file
 * @param key a PEM file
 */
record Certificates(Path certificate, Path key) {
  private static final String PASSWORD = "only-for-this-test";

  /** Makes a certificate for names such as {@code dns:localhost,ip:127.0.0.1}. */
  static Certificates selfSigned(Path directory, String names) {
    Path store = directory.resolve("keys.p12");
    try {
      keytool(store, names);
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new Certificates(
          pem(directory, "CERTIFICATE", keys.getCertificate("redis").getEncoded()),
          pem(directory, "PRIVATE KEY", keys.getKey("redis", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Could not make a certificate for " + names, e);
    }
  }

  private static void keytool(Path store, String names) throws IOException {
    var command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=redis",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes(), UTF_8);
    if (command.onExit().join().exitValue() != 0) {
      throw new IOException("keytool said: " + said);
    }
  }

  private static Path pem(Path directory, String what, byte[] der) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Path file = directory.resolve(what.replace(' ', '-') + ".pem");
    String dashes = "-----";
    return Files.writeString(
        file,
        dashes + "BEGIN " + what + dashes + "\n" + base64 + "\n" + dashes + "END " + what + dashes
            + "\n");
  }
}
