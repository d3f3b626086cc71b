package dev.menagerie.standalone.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.standalone.server.Port;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** How the settings of ports act together. */
class PortsTest {
  @Test
  void everythingIsServedOverPlainHttpOnFiveThousand() {
    assertThat(main(Map.of())).containsExactly("http 5000");
  }

  @Test
  void messagesAloneAreServedOverHttpsOnFiveThousand() {
    assertThat(main(Map.of(), "messages")).containsExactly("https 5000");
  }

  @Test
  void aPlainPortAloneTurnsHttpsOff() {
    assertThat(main(Map.of("port", "1"), "messages")).containsExactly("http 1");
  }

  @Test
  void aTlsPortAloneTurnsPlainHttpOff() {
    assertThat(main(Map.of("tls-port", "2"))).containsExactly("https 2");
  }

  @Test
  void bothAreServedIfBothAreAskedFor() {
    assertThat(main(Map.of("port", "1", "tls-port", "2"))).containsExactly("http 1", "https 2");
  }

  @Test
  void theAdminPortIsPlainHttpOnSevenThousand() {
    Port admin = ports(Map.of(), Selection.of(List.of())).admin();

    assertThat(admin.number()).isEqualTo(7000);
    assertThat(admin.tls()).isEmpty();
  }

  @Test
  void onlyThisMachineIsListenedToUnlessSaidOtherwise() {
    assertThat(ports(Map.of(), Selection.of(List.of())).admin().host()).isEqualTo("127.0.0.1");
    assertThat(ports(Map.of("host", "0.0.0.0"), Selection.of(List.of())).admin().host())
        .isEqualTo("0.0.0.0");
  }

  @Test
  void anAddressThatIsNoneIsRefusedByItsName() {
    Ports ports = ports(Map.of("host", "1::2::3"), Selection.of(List.of()));

    assertThatThrownBy(ports::admin)
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("--host is '1::2::3', but must be an address of this machine");
  }

  private static List<String> main(Map<String, String> flags, String... apps) {
    Ports ports = ports(flags, Selection.of(List.of(apps)));
    Optional<SSLContext> context = ports.wantTls() ? Optional.of(anyContext()) : Optional.empty();
    return ports.main(context).stream()
        .map(port -> (port.tls().isPresent() ? "https " : "http ") + port.number())
        .toList();
  }

  private static Ports ports(Map<String, String> flags, Selection selection) {
    return new Ports(new Configuration(flags, Map.of(), Map.of()), selection);
  }

  private static SSLContext anyContext() {
    try {
      return SSLContext.getDefault();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
