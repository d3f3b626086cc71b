package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static redis.clients.jedis.Protocol.Command.CLUSTER;

import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.testkit.FreePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Three masters that share the slots. */
record RunningCluster(List<RunningRedis> nodes) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLOTS = 16_384;
  private static final int NODES = 3;

  /** Starts the nodes and returns when they have found each other. */
  static RunningCluster started() {
    var nodes = new ArrayList<RunningRedis>();
    for (int i = 0; i < NODES; i++) {
      RunningRedis node = node();
      nodes.add(node);
      int end = SLOTS * (i + 1) / NODES;
      Stream<Integer> slots = IntStream.range(SLOTS * i / NODES, end).boxed();
      node.operator(
          CLUSTER,
          Stream.concat(Stream.of("ADDSLOTS"), slots).map(Object::toString).toArray(String[]::new));
      introduce(node, nodes.get(0));
    }
    nodes.forEach(node -> await().atMost(PATIENCE).until(() -> knows(node, NODES)));
    return new RunningCluster(List.copyOf(nodes));
  }

  String url() {
    return "redis-cluster://127.0.0.1:" + nodes.get(0).port();
  }

  /** The node that had a key's slot in the beginning. */
  RunningRedis nodeOf(String key) {
    int slot = JedisClusterCRC16.getSlot(key);
    return nodes.stream()
        .filter(node -> slot < SLOTS * (nodes.indexOf(node) + 1) / NODES)
        .findFirst()
        .orElseThrow();
  }

  /** Starts a further node that follows a master; the caller closes it. */
  RunningRedis replicaOf(RunningRedis master) {
    RunningRedis replica = node();
    introduce(replica, master);
    await().atMost(PATIENCE).until(() -> knows(replica, NODES + 1));
    replica.operator(CLUSTER, "REPLICATE", id(master));
    nodes.forEach(node -> await().atMost(PATIENCE).until(() -> knows(node, NODES + 1)));
    return replica;
  }

  /** Moves an empty slot to another node. */
  void move(String key, RunningRedis to) {
    String slot = "" + JedisClusterCRC16.getSlot(key);
    nodes.forEach(node -> node.operator(CLUSTER, "SETSLOT", slot, "NODE", id(to)));
  }

  @Override
  public void close() {
    nodes.forEach(RunningRedis::close);
  }

  private static RunningRedis node() {
    return RedisBinary.started(
        FreePorts.one(), "--cluster-enabled", "yes", "--cluster-node-timeout", "1000");
  }

  private static void introduce(RunningRedis node, RunningRedis to) {
    to.operator(CLUSTER, "MEET", "127.0.0.1", "" + node.port());
  }

  private static boolean knows(RunningRedis node, int others) {
    String info = text(node.operator(CLUSTER, "INFO"));
    return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + others);
  }

  private static String id(RunningRedis node) {
    return text(node.operator(CLUSTER, "MYID"));
  }

  private static String text(Object reply) {
    return new String((byte[]) reply, UTF_8);
  }
}
