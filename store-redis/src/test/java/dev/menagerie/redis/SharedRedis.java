package dev.menagerie.redis;

import dev.menagerie.redis.RedisBinary.RunningRedis;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real Redis for all tests of this module that want one of its kind: started when the first of
 * them asks for it, stopped when the last is through.
 */
final class SharedRedis<R extends AutoCloseable> implements BeforeAllCallback {
  private final Class<R> kind;
  private final Supplier<R> start;
  private final Function<R, String> url;
  private R running;

  private SharedRedis(Class<R> kind, Supplier<R> start, Function<R, String> url) {
    this.kind = kind;
    this.start = start;
    this.url = url;
  }

  /** A single server. */
  static SharedRedis<RunningRedis> server() {
    return new SharedRedis<>(RunningRedis.class, RedisBinary::started, RunningRedis::url);
  }

  /** A master that a Sentinel watches. */
  static SharedRedis<WatchedRedis> watched() {
    return new SharedRedis<>(WatchedRedis.class, WatchedRedis::started, WatchedRedis::url);
  }

  /** A Cluster. */
  static SharedRedis<RunningCluster> cluster() {
    return new SharedRedis<>(RunningCluster.class, RunningCluster::started, RunningCluster::url);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var store = context.getRoot().getStore(ExtensionContext.Namespace.create(SharedRedis.class));
    running = store.getOrComputeIfAbsent(kind, key -> start.get(), kind);
  }

  String url() {
    return url.apply(running);
  }

  /** A master and the Sentinel that watches it. */
  record WatchedRedis(RunningRedis master, RunningRedis sentinel) implements AutoCloseable {
    static WatchedRedis started() {
      RunningRedis master = RedisBinary.started();
      return new WatchedRedis(master, RedisBinary.sentinel("main", master.port()));
    }

    String url() {
      return "redis-sentinel://127.0.0.1:" + sentinel.port() + "/main";
    }

    @Override
    public void close() {
      sentinel.close();
      master.close();
    }
  }
}
