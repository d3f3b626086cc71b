package dev.menagerie.platform.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class FromHereTest {
  private final HeaderMap headers = new HeaderMap();

  private boolean isFromHere(String source) {
    return Balancer.isFromHere(new InetSocketAddress(source, 50_000), headers);
  }

  @Test
  void onlyTheLoopbackAddressesAreOfThisHost() {
    assertThat(isFromHere("127.0.0.1")).isTrue();
    assertThat(isFromHere("::1")).isTrue();
    assertThat(isFromHere("10.0.0.7")).isFalse();
  }

  @Test
  void whatAProxyPassesOnIsOfSomebodyElse() {
    headers.put(Headers.X_FORWARDED_FOR, "10.0.0.7");

    assertThat(isFromHere("127.0.0.1")).isFalse();
  }
}
