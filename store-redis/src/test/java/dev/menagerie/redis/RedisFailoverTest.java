package dev.menagerie.redis;

import static dev.menagerie.votes.Cast.COUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a store does while another server takes over. */
class RedisFailoverTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration TO_TAKE_OVER = Duration.ofSeconds(30);
  private static final String KEY = "menagerie:{votes:poll}:ballots";
  private static final Ballot BALLOT = new Ballot("poll", "ann", "cats", "Ann");
  private static final Ballot LATER = new Ballot("poll", "ann", "dogs", "Ann");

  @Test
  void behindSentinelTheReplicaThatTakesOverIsUsed() {
    try (RunningRedis master = RedisBinary.started();
        RunningRedis replica = RedisBinary.started("--replicaof", "127.0.0.1", "" + master.port());
        RunningRedis sentinel = RedisBinary.sentinel("main", master.port());
        Stores stores = Stores.open("redis-sentinel://127.0.0.1:" + sentinel.port() + "/main")) {
      await().atMost(PATIENCE).until(() -> sentinel.info("sentinel").contains("slaves=1"));

      assertUsedAfterTakingOver(stores, master, replica);
    }
  }

  @Test
  void inAClusterTheReplicaThatTakesOverIsUsed() {
    try (RunningCluster cluster = RunningCluster.started();
        RunningRedis master = cluster.nodeOf(KEY);
        RunningRedis replica = cluster.replicaOf(master);
        Stores stores = Stores.open(cluster.url())) {
      assertUsedAfterTakingOver(stores, master, replica);
    }
  }

  @Test
  void inAClusterASlotThatMovedIsFound() {
    try (RunningCluster cluster = RunningCluster.started();
        Stores stores = Stores.open(cluster.url())) {
      VoteCounter votes = stores.get(VoteCounter.class);
      assertThat(votes.tally("poll").total()).isZero();
      RunningRedis before = cluster.nodeOf(KEY);
      cluster.move(KEY, cluster.nodes().get((cluster.nodes().indexOf(before) + 1) % 3));

      assertThat(votes.tally("poll").total()).isZero();
      assertThat(votes.cast(BALLOT)).isEqualTo(COUNTED);
      assertThat(votes.visit(new Visit("poll", "form"))).isEqualTo(1);
    }
  }

  private static void assertUsedAfterTakingOver(
      Stores stores, RunningRedis master, RunningRedis replica) {
    VoteCounter votes = stores.get(VoteCounter.class);
    await()
        .atMost(PATIENCE)
        .until(() -> replica.info("replication").contains("master_link_status:up"));
    votes.cast(BALLOT);
    await().atMost(PATIENCE).until(() -> offset(replica).equals(offset(master)));
    master.process().kill9();

    await()
        .atMost(TO_TAKE_OVER)
        .ignoreExceptionsInstanceOf(StoreException.class)
        .untilAsserted(() -> votes.cast(LATER));
    assertThat(votes.ballot("poll", "ann")).contains(LATER);
    assertThat(votes.tally("poll").votes()).containsExactly(entry("dogs", 1L));
    assertThat(replica.info("replication")).contains("role:master");
    assertThat(stores.health()).isEqualTo(Health.ok());
  }

  private static String offset(RunningRedis node) {
    return node.info("replication")
        .lines()
        .filter(line -> line.startsWith("master_repl_offset"))
        .findFirst()
        .orElseThrow();
  }
}
