package dev.menagerie.platform.balancer;

import dev.menagerie.platform.HostPort;
import dev.menagerie.platform.state.Version;
import io.undertow.client.UndertowClient;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.xnio.OptionMap;
import org.xnio.Options;

/** An instance as the balancer sees it: kept connections, requests under way, health. */
public final class Backend {
  /** How long an instance that refused a connection is avoided while there is another. */
  private static final Duration SUSPICION = Duration.ofSeconds(1);

  private final String id;
  private final Version version;
  private final InetSocketAddress address;
  private final ProxyConnectionPool connections;
  private final Doorway doorway = new Doorway();
  private final Meter meter = new Meter();
  private volatile boolean ejected;
  private volatile long suspectUntil = System.nanoTime();

  Backend(String id, Version version, InetSocketAddress address) {
    this.id = id;
    this.version = version;
    this.address = address;
    URI uri = URI.create("http://" + HostPort.of(address) + "/");
    this.connections =
        new ProxyConnectionPool(
            new PoolLimits(),
            uri,
            UndertowClient.getInstance(),
            OptionMap.create(Options.TCP_NODELAY, true));
  }

  /** The instance's id. */
  public String id() {
    return id;
  }

  /** What it runs. */
  public Version version() {
    return version;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** What its requests were like. */
  public Meter meter() {
    return meter;
  }

  /** How many requests it has now. */
  public int inFlight() {
    return doorway.inside();
  }

  /** Whether it gets no requests because its health checks fail. */
  public boolean isEjected() {
    return ejected;
  }

  /** Keeps requests from it, or lets them go there again. */
  public void eject(boolean out) {
    ejected = out;
  }

  boolean isPreferred() {
    return !ejected && System.nanoTime() - suspectUntil >= 0;
  }

  void suspect() {
    suspectUntil = System.nanoTime() + SUSPICION.toNanos();
  }

  Doorway doorway() {
    return doorway;
  }

  ProxyConnectionPool connections() {
    return connections;
  }

  /**
   * For each thread of the balancer. A kept connection is closed before the app would close it,
   * since a request must not meet a connection that is just being closed.
   */
  private static final class PoolLimits implements ConnectionPoolManager {
    @Override
    public int getProblemServerRetry() {
      return -1;
    }

    @Override
    public int getMaxConnections() {
      return 2_000;
    }

    @Override
    public int getMaxCachedConnections() {
      return 500;
    }

    @Override
    public int getSMaxConnections() {
      return 0;
    }

    @Override
    public long getTtl() {
      return 4_000;
    }

    @Override
    public int getMaxQueueSize() {
      return 1_000;
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public boolean handleError() {
      return true;
    }

    @Override
    public boolean clearError() {
      return true;
    }
  }
}
