package dev.menagerie.platform;

import dev.menagerie.platform.balancer.Backend;
import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.balancer.Balancer;
import dev.menagerie.platform.balancer.Nginx;
import dev.menagerie.platform.balancer.NginxConfig;
import dev.menagerie.platform.balancer.NginxLog;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.Instance;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What stands at the balancer's port: the built-in balancer, or nginx with the built-in one behind
 * it for what nginx cannot do.
 */
final class Front implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Front.class.getName());
  private static final long LAST_REQUESTS_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 500;

  private final Opened open = new Opened();
  private final Apps apps;
  private final Backends backends;
  private final NginxConfig exported;
  private final Optional<Nginx> nginx;
  private final int port;
  private volatile boolean troubled;

  Front(Settings settings, Folders folders, Apps apps, HttpHandler repository, int repositoryPort)
      throws IOException {
    this.apps = apps;
    boolean inner = settings.nginx().isPresent();
    var balancer = new Balancer(repository, inner);
    this.backends = new Backends(balancer);
    apps.listen(backends::follow);
    var graceful = new GracefulShutdownHandler(balancer);
    int innerPort =
        listen(
            inner ? "127.0.0.1" : settings.host(), inner ? 0 : settings.balancerPort(), graceful);
    open.push(() -> endRequests(graceful));
    this.port = inner ? settings.balancerPort() : innerPort;
    String listen = HostPort.of(settings.host(), port);
    String artifacts = HostPort.of(settings.host(), repositoryPort);
    this.exported = new NginxConfig(listen, Path.of("/var/lib/nginx"), artifacts, Optional.empty());
    var config =
        new NginxConfig(listen, Folders.made(folders.nginx()), artifacts, Optional.of(innerPort));
    this.nginx =
        settings
            .nginx()
            .map(
                program ->
                    new Nginx(
                        program,
                        folders.nginx(),
                        states -> config.of(states, this::isServing, backends::elsewhere)));
    if (nginx.isPresent()) {
      nginx.get().start(apps::all);
      apps.listen(states -> tellNginx(true));
      lookAgainAndAgain(new NginxLog(folders.nginx().resolve("access.log"), backends));
    }
  }

  Backends backends() {
    return backends;
  }

  int port() {
    return port;
  }

  /** Whether requests are sent by the newest state everywhere. */
  boolean isSettled() {
    return nginx.map(Nginx::isSettled).orElse(true);
  }

  /** Whether requests are sent by an earlier state, for nginx refuses the newest. */
  boolean isStuck() {
    return troubled;
  }

  String asNginxConfiguration() {
    return exported.of(apps.all(), this::isServing, backends::elsewhere);
  }

  /** Ends what would outlive the platform. */
  void quit() {
    nginx.ifPresent(Nginx::quit);
  }

  @Override
  public void close() {
    open.close();
  }

  /** An instance's health is no part of the state, and nginx does not check it. */
  private void lookAgainAndAgain(NginxLog log) {
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "nginx");
              thread.setDaemon(true);
              return thread;
            });
    Future<?> loop =
        ticks.scheduleWithFixedDelay(
            () -> {
              tellNginx(false);
              try {
                log.catchUp();
              } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The log of nginx could not be counted", e);
              }
            },
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
    open.push(
        () -> {
          loop.cancel(false);
          ticks.shutdownNow();
        });
  }

  /**
   * What nginx does not take is no reason not to change the state: it is asked again and again. The
   * log has it once for each change.
   */
  private void tellNginx(boolean changed) {
    try {
      nginx.orElseThrow().follow(apps::all);
      troubled = false;
    } catch (RuntimeException e) {
      if (changed || !troubled) {
        LOG.log(System.Logger.Level.WARNING, "nginx could not be told", e);
      }
      troubled = true;
    }
  }

  private boolean isServing(Instance instance) {
    return !backends.find(instance.id()).map(Backend::isEjected).orElse(false);
  }

  private int listen(String host, int wanted, HttpHandler handler) {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    var server = Ports.open(host, wanted, "--port", threads, handler);
    open.push(server::stop);
    return Ports.of(server);
  }

  private static void endRequests(GracefulShutdownHandler graceful) throws InterruptedException {
    graceful.shutdown();
    graceful.awaitShutdown(LAST_REQUESTS_MILLIS);
  }
}
