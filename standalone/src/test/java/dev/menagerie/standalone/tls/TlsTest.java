package dev.menagerie.standalone.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The files of certificate and key through their life. */
class TlsTest {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger(Tls.class)).addAppender(log);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(Tls.class)).detachAppender(log);
  }

  @Test
  void aPairIsMadeAtTheFirstStartAndKeptAtTheSecond() {
    String first = fingerprint(Map.of());

    assertThat(fingerprint(Map.of())).isEqualTo(first).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  }

  @Test
  void theKeyIsReadableByItsOwnerOnly() throws Exception {
    fingerprint(Map.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
  }

  @Test
  void halfAPairIsNotMadeWhole() throws Exception {
    fingerprint(Map.of());
    Files.delete(key());

    assertThatThrownBy(() -> fingerprint(Map.of()))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("localhost.crt", "no localhost.key");
  }

  @Test
  void oneOfCertificateAndKeyIsNotEnough() {
    assertThatThrownBy(() -> fingerprint(Map.of("cert", "any.crt")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--cert", "--key");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    assertThatThrownBy(() -> fingerprint(Map.of("cert", "/no/such.crt", "key", "/no/such.key")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--cert", "/no/such.crt");
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws Exception {
    fingerprint(Map.of());
    Path other = folder.resolve("other");
    fingerprint(Map.of("data", other.toString()));
    Files.copy(other.resolve("certs/localhost.key"), key(), StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> fingerprint(Map.of()))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("is not the key of the certificate");
  }

  @Test
  void aNameThatIsNoneIsRefusedWithItsSetting() {
    assertThatThrownBy(() -> fingerprint(Map.of("cert-names", "good.example,not/good")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--cert-names", "'not/good'");
  }

  @Test
  void aReplacedPairIsUsed() throws Exception {
    try (Tls tls = open(Map.of());
        Tls other = open(Map.of("data", folder.resolve("other").toString()))) {
      replaceBy(other.certificateFile());

      await().atMost(PATIENCE).until(() -> tls.fingerprint().equals(other.fingerprint()));
    }
  }

  @Test
  void theLastGoodPairStaysInUseWhenTheNewOneIsBad() throws Exception {
    try (Tls tls = open(Map.of());
        Tls other = open(Map.of("data", folder.resolve("other").toString()))) {
      String good = tls.fingerprint();

      Files.writeString(certificate(), "no certificate at all");
      awaitWarning("The last good certificate stays in use");
      assertThat(tls.fingerprint()).isEqualTo(good);

      replaceBy(other.certificateFile());
      await().atMost(PATIENCE).until(() -> tls.fingerprint().equals(other.fingerprint()));
    }
  }

  @Test
  void aNewCertificateWaitsForItsKey() throws Exception {
    try (Tls tls = open(Map.of());
        Tls other = open(Map.of("data", folder.resolve("other").toString()))) {
      String good = tls.fingerprint();

      replace(other.certificateFile(), certificate());
      awaitWarning("is not the key of the certificate");
      assertThat(tls.fingerprint()).isEqualTo(good);

      replace(other.certificateFile().resolveSibling("localhost.key"), key());
      await().atMost(PATIENCE).until(() -> tls.fingerprint().equals(other.fingerprint()));
    }
  }

  @Test
  void aPairThatIsHalfWrittenWaitsForItsRest() throws Exception {
    try (Tls tls = open(Map.of());
        Tls other = open(Map.of("data", folder.resolve("other").toString()))) {
      String good = tls.fingerprint();
      String fresh = Files.readString(other.certificateFile());

      replaceBy(other.certificateFile());
      Files.writeString(certificate(), fresh.substring(0, fresh.length() / 2));
      awaitWarning("must be PEM files");
      assertThat(tls.fingerprint()).isEqualTo(good);

      Files.writeString(certificate(), fresh);
      await().atMost(PATIENCE).until(() -> tls.fingerprint().equals(other.fingerprint()));
    }
  }

  private void awaitWarning(String text) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                List.copyOf(log.list).stream()
                    .anyMatch(event -> event.getFormattedMessage().contains(text)));
  }

  private void replaceBy(Path otherCertificate) throws Exception {
    replace(otherCertificate, certificate());
    replace(otherCertificate.resolveSibling("localhost.key"), key());
  }

  private static void replace(Path from, Path to) throws Exception {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private String fingerprint(Map<String, String> flags) {
    try (Tls tls = open(flags)) {
      return tls.fingerprint();
    }
  }

  private Tls open(Map<String, String> flags) {
    var all = new HashMap<>(Map.of("data", folder.toString()));
    all.putAll(flags);
    var configuration = new Configuration(all, Map.of(), Map.of());
    var files = new CertificateFiles(configuration, new DataFolder(configuration));
    return Tls.open(files, LOOK_EVERY);
  }

  private Path certificate() {
    return folder.resolve("certs/localhost.crt");
  }

  private Path key() {
    return folder.resolve("certs/localhost.key");
  }
}
