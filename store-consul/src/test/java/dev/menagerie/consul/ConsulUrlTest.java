package dev.menagerie.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.net.HostAndPort;
import dev.menagerie.store.StoreUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsulUrlTest {
  @Test
  void aHostAloneIsEnough() {
    ConsulUrl url = parse("consul://kv");

    assertThat(url.servers()).containsExactly(HostAndPort.fromParts("kv", 8500));
    assertThat(url.keys().prefix()).isEqualTo("menagerie");
    assertThat(url.token()).isEmpty();
    assertThat(url.name()).isEqualTo("Consul at kv:8500");
  }

  @Test
  void severalServersAreTriedInTheirOrder() {
    assertThat(parse("consul://a:1,b,[::1]:3").servers())
        .containsExactly(
            HostAndPort.fromParts("a", 1),
            HostAndPort.fromParts("b", 8500),
            HostAndPort.fromParts("::1", 3));
  }

  @Test
  void thePrefixMayHaveSeveralParts() {
    ConsulUrl url = parse("consul://kv/zoo/pets/");

    assertThat(url.keys().prefix()).isEqualTo("zoo/pets");
    assertThat(url.name()).isEqualTo("Consul at kv:8500/zoo/pets");
  }

  @Test
  void theTokenIsReadButNeverShown() {
    ConsulUrl url = parse("consul://kv/?token=s%2Fcret");

    assertThat(url.token()).contains("s/cret");
    assertThat(url.toString() + url.name()).doesNotContain("cret");
  }

  @ParameterizedTest
  @CsvSource({
    "consul:kv, 'consul:kv' does not",
    "consul:///prefix, names the server ''",
    "'consul://a,,b', names the server ''",
    "consul://:8500, names the server ':8500'",
    "consul://kv:port, names the server 'kv:port'",
    "consul://kv:99999, names the server 'kv:99999'",
    "consul://k v, names the server 'k v'",
    "consul://me:secret@kv, ?token=",
    "consul://kv/a/../b, 'a/../b'",
    "consul://kv/a//b, 'a//b'",
    "consul://kv/a%20b, 'a%20b'",
    "consul://kv?dc=x, parameters besides token",
    "consul://kv?token=a&dc=x, parameters besides token",
    "consul://kv#part, does not",
  })
  void whatMakesNoSenseIsNamed(String url, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(url))
        .withMessageContaining(complaint)
        .satisfies(e -> assertThat(e).hasNoCause());
  }

  @Test
  void noComplaintShowsTheToken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("consul://k v/?token=hush"))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("hush"));
  }

  private static ConsulUrl parse(String url) {
    return ConsulUrl.parse(StoreUrl.of(url));
  }
}
