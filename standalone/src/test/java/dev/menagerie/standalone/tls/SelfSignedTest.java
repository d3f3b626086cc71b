package dev.menagerie.standalone.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate that is made, as the JDK reads it. */
class SelfSignedTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  @Test
  void itVouchesForItself() throws Exception {
    X509Certificate certificate = certificate("localhost");

    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal())
        .isEqualTo(certificate.getIssuerX500Principal());
  }

  @Test
  void itIsValidFromTheDayBeforeAndForNoLongerThanClientsAccept() throws Exception {
    X509Certificate certificate = certificate("localhost");

    assertThat(certificate.getNotBefore()).isEqualTo("2026-11-20T09:00:00Z");
    assertThat(certificate.getNotAfter()).isEqualTo("2029-02-23T09:00:00Z");
  }

  @Test
  void itNamesHostsAndAddresses() throws Exception {
    assertThat(
            certificate("localhost", "127.0.0.1", "::1", "*.example").getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "localhost"),
            List.of(7, "127.0.0.1"),
            List.of(7, "0:0:0:0:0:0:0:1"),
            List.of(2, "*.example"));
  }

  @Test
  void itCanSignNoOtherCertificate() throws Exception {
    X509Certificate certificate = certificate("localhost");

    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getKeyUsage())
        .isEqualTo(new boolean[] {true, false, false, false, false, false, false, false, false});
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void noTwoHaveTheSameSerialNumber() throws Exception {
    assertThat(certificate("localhost").getSerialNumber())
        .isPositive()
        .isNotEqualTo(certificate("localhost").getSerialNumber());
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ünicode.example", "999.1.1.1", "1:2", "", "a..b"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> SelfSigned.make(List.of("localhost", name), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  private static X509Certificate certificate(String... names) {
    return SelfSigned.make(List.of(names), NOW).certificate();
  }
}
