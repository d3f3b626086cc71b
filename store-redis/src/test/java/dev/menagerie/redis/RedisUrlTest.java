package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.menagerie.redis.RedisUrl.Kind;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.store.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.HostAndPort;

/** The URLs of the README, and what is wrong with those that are refused. */
class RedisUrlTest {
  @Test
  void aHostAloneMeansRedissOwnDefaults() {
    RedisUrl url = parse("redis://somewhere");

    assertThat(url.kind()).isEqualTo(Kind.SERVER);
    assertThat(url.nodes()).containsExactly(new HostAndPort("somewhere", 6379));
    assertThat(url.login()).isEmpty();
    assertThat(url.database()).isZero();
    assertThat(url.tls()).isEmpty();
    assertThat(url.keys()).isEqualTo(new KeySpace("menagerie:"));
    assertThat(url.name()).isEqualTo("Redis at somewhere:6379");
  }

  @Test
  void everythingAboutAServerCanBeSaid() {
    RedisUrl url = parse("rediss://ann:p%40ss%3A+w@[::1]:7000/3?prefix=pets:&ca=some.pem");

    assertThat(url.nodes()).containsExactly(new HostAndPort("::1", 7000));
    assertThat(url.login()).contains(new RedisUrl.Login("ann", "p@ss:+w"));
    assertThat(url.database()).isEqualTo(3);
    assertThat(url.tls().orElseThrow().authority()).hasToString("Optional[some.pem]");
    assertThat(url.keys()).isEqualTo(new KeySpace("pets:"));
    assertThat(url.name()).contains("7000/3").doesNotContain("p@ss");
    assertThat(url.toString()).doesNotContain("p@ss");
  }

  @Test
  void aPasswordMayStandAlone() {
    assertThat(parse("redis://:secret@host").login()).contains(new RedisUrl.Login(null, "secret"));
  }

  @Test
  void sentinelsNameAMasterAndMayNameItsDatabase() {
    RedisUrl url = parse("redis-sentinel://:secret@one,two:26380/main/2?tls=true");

    assertThat(url.kind()).isEqualTo(Kind.SENTINELS);
    assertThat(url.nodes())
        .containsExactly(new HostAndPort("one", 26379), new HostAndPort("two", 26380));
    assertThat(url.master()).isEqualTo("main");
    assertThat(url.database()).isEqualTo(2);
    assertThat(url.tls()).isPresent();
    assertThat(url.name()).isEqualTo("Redis master main by Sentinel at one:26379, two:26380");
  }

  @Test
  void someNodesOfAClusterWillDo() {
    RedisUrl url = parse("redis-cluster://one:7000,two");

    assertThat(url.kind()).isEqualTo(Kind.CLUSTER);
    assertThat(url.nodes())
        .containsExactly(new HostAndPort("one", 7000), new HostAndPort("two", 6379));
    assertThat(url.name()).isEqualTo("Redis Cluster at one:7000, two:6379");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          redis:                                 | Expected
          redis:///0                             | no server
          redis://:secret@                       | server must be
          redis://:secret@host:                  | server must be
          redis://:secret@host:port              | server must be
          redis://:secret@host:0                 | port must be 1 to 65535
          redis://:secret@host:65536             | port must be 1 to 65535
          redis://:secret@host/x                 | database must be
          redis://:secret@host/-1                | database must be
          redis://:secret@host/1/2               | path must be
          redis://:secret@one,two                | redis-cluster
          redis://secret@host                    | <user>:<password>
          redis://:secret/part@host              | server must be
          redis://part:secret/part@host          | server must be
          redis://:part?secret@host              | [ca, prefix, tls]
          redis://:part#secret@host              | server must be
          redis://:secret part@host              | Illegal character
          redis://:secret@host?timeout=3         | [ca, prefix, tls]
          redis://:secret@host?prefix            | [ca, prefix, tls]
          redis://:secret@host?prefix=a{b}       | Illegal character
          redis://:secret@host?prefix=a%7Bb%7D   | prefix must be
          redis://:secret@host?tls=yes           | tls must be true or false
          redis://:secret@host?ca=/does/not/exist | /does/not/exist
          redis-sentinel://:secret@host          | name the master
          redis-sentinel://:secret@host/main/x   | database must be
          redis-cluster://:secret@host/1         | path must be
          """)
  void whatMakesNoSenseIsRefusedAtOpeningWithTheReasonAndWithoutThePassword(
      String url, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open(url).close())
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e).hasMessageNotContaining("secret"));
  }

  private static RedisUrl parse(String url) {
    return RedisUrl.parse(StoreUrl.of(url));
  }
}
