package dev.menagerie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:./data/menagerie, jdbc:h2",
    "jdbc:postgresql://host/db, jdbc:postgresql",
    "postgresql://host/db, postgresql",
    "REDIS://host:6379, redis",
    "redis-sentinel://a:1/main, redis-sentinel",
    "consul://host:8500/prefix, consul",
  })
  void theSchemeIsLowerCaseAndForJdbcHasTheSubProtocol(String url, String scheme) {
    assertThat(StoreUrl.of(url).scheme()).isEqualTo(scheme);
    assertThat(StoreUrl.of(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "redis://user:hunter2@host:6379, redis://user:***@host:6379",
    "redis://:hunter2@host, redis://:***@host",
    "postgresql://u:hunter2@h:5432/db?sslmode=require, postgresql://u:***@h:5432/db?sslmode=require",
    "jdbc:postgresql://h/db?user=u&password=hunter2&x=1, jdbc:postgresql://h/db?user=u&password=***&x=1",
    "jdbc:h2:mem:x;USER=sa;PASSWORD=hunter2;MODE=x, jdbc:h2:mem:x;USER=sa;PASSWORD=***;MODE=x",
    "consul://h:8500/p?token=hunter2, consul://h:8500/p?token=***",
    "redis://host:6379, redis://host:6379",
    "redis://hunter2@host, redis://***@host",
    "REDISS://hunter2@host:1/2, REDISS://***@host:1/2",
    "postgresql://ann@host/db, postgresql://ann@host/db",
    "postgresql://u:hun/ter?2#@host/db, postgresql://u:***@host/db",
  })
  void whatIsShownHasNoSecrets(String url, String shown) {
    assertThat(StoreUrl.of(url)).hasToString(shown);
  }

  @Test
  void aPasswordWithAnAtSignIsMaskedWhole() {
    assertThat(StoreUrl.of("redis://u:p@ss@host:1")).hasToString("redis://u:***@host:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//u:hunter2@host", " redis://hunter2@host", "//u:\nhunter2@host"})
  void withoutASchemeItIsRefusedAndStillMasked(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreUrl.of(url))
        .withMessageContaining("begins with a scheme")
        .withMessageNotContaining("hunter2");
  }
}
