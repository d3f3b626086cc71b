package dev.menagerie.platform;

import dev.menagerie.platform.balancer.Backends;
import dev.menagerie.platform.control.Address;
import dev.menagerie.platform.control.Controls;
import dev.menagerie.platform.control.LocalOnly;
import dev.menagerie.platform.control.Status;
import dev.menagerie.platform.control.Token;
import dev.menagerie.platform.deploy.DeployRequest;
import dev.menagerie.platform.deploy.Fleet;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.deploy.Operations;
import dev.menagerie.platform.deploy.Progress;
import dev.menagerie.platform.deploy.Result;
import dev.menagerie.platform.dns.DnsServer;
import dev.menagerie.platform.dns.ZoneOfApps;
import dev.menagerie.platform.health.HealthWatch;
import dev.menagerie.platform.page.LivePage;
import dev.menagerie.platform.registry.Registry;
import dev.menagerie.platform.repository.Layout;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.repository.RepositoryHandler;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.History;
import io.undertow.Handlers;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** All parts of a running platform, put together: who reads this sees the whole program. */
public final class Platform implements AutoCloseable {
  /** What this is a version of; unknown where it runs from class files. */
  public static final String VERSION =
      Optional.ofNullable(Platform.class.getPackage().getImplementationVersion())
          .orElse("development");

  private static final String LOOPBACK = "127.0.0.1";

  private final Settings settings;
  private final Opened open = new Opened();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Folders folders;
  private final Releases releases;
  private final Apps apps;
  private final Operations operations;
  private final Front front;
  private final Optional<Registry> registry;
  private final int balancerPort;
  private final int dnsPort;
  private final int repositoryPort;
  private final int controlPort;
  private final int adopted;
  private volatile boolean emptied;

  private Platform(Settings settings) throws IOException {
    this.settings = settings;
    this.folders = new Folders(Folders.made(settings.home()).toRealPath());
    open.push(HomeLock.take(folders.home()));
    Clock clock = Clock.systemUTC();
    this.apps = Apps.in(folders.state());
    this.releases = new Releases(folders.releases(), folders.scratch(), clock);
    var history = new History(folders.history());
    var layout = new Layout(settings.repository());

    var names = new ZoneOfApps(settings.host(), settings.advertised());
    var dns =
        DnsServer.start(
            new InetSocketAddress(settings.host(), settings.dnsPort()),
            names::zone,
            settings.forwardTo());
    open.push(dns);
    this.dnsPort = dns.port();

    var repository = new RepositoryHandler(layout.folder(), Optional.of(releases));
    this.repositoryPort =
        listen(settings.host(), settings.repositoryPort(), "--repository-port", 1, repository);

    this.front = new Front(settings, folders, apps, repository, repositoryPort);
    open.push(front);
    this.balancerPort = front.port();

    names.parts(repositoryPort, balancerPort, dnsPort);
    Backends backends = front.backends();
    apps.listen(names::follow);

    this.registry =
        settings
            .registry()
            .map(url -> Registry.follow(url, settings.identity(), apps, backends, names));
    registry.ifPresent(open::push);

    var fleet = new Fleet(apps, releases, folders, settings.advertised(), clock);
    var configs = new HealthPaths(releases);
    var healths = new HealthWatch(apps, backends, history, clock, configs::of);
    open.push(healths);
    this.operations =
        new Operations(
            apps,
            releases,
            fleet,
            healths,
            backends,
            history,
            folders,
            this::isSettled,
            front::isStuck,
            clock);
    open.push(operations);
    this.adopted = fleet.adopt();
    healths.start();
    operations.start();

    var status = new Status(apps, fleet, healths, backends, clock);
    var paths = Handlers.routing();
    var controls =
        new Controls(
            Token.of(folders.home()),
            apps,
            releases,
            layout,
            operations,
            history,
            status,
            folders,
            front::asNginxConfiguration,
            this::end);
    controls.addTo(paths);
    var page = new LivePage(status, history, clock, VERSION);
    page.addTo(paths);
    open.push(page);
    this.controlPort =
        listen(LOOPBACK, settings.controlPort(), "--control-port", 1, new LocalOnly(paths));
    open.push(controls);
    new Address(ProcessHandle.current().pid(), "http://" + LOOPBACK + ":" + controlPort)
        .writeTo(folders.home());
  }

  /**
   * Starts everything.
   *
   * @throws Refusal if a port is taken, or another platform has the home
   */
  public static Platform start(Settings settings) throws IOException {
    return new Platform(settings);
  }

  /** Publishes hello-world if it never was, and deploys it where nothing ever was deployed. */
  public Optional<Result> deployHelloWorld(Progress progress) {
    if (!settings.helloWorld()) {
      return Optional.empty();
    }
    HelloWorld.publish(releases, folders);
    return apps.all().isEmpty()
        ? Optional.of(
            operations.changes().deploy(HelloWorld.NAME, DeployRequest.PLAIN, "platform", progress))
        : Optional.empty();
  }

  /** Where everything is, by what it is. */
  public Map<String, String> addresses() {
    var addresses = new java.util.LinkedHashMap<String, String>();
    addresses.put("dns", HostPort.of(settings.host(), dnsPort));
    addresses.put("repository", "http://" + HostPort.of(settings.host(), repositoryPort));
    addresses.put("balancer", "http://" + HostPort.of(settings.host(), balancerPort));
    addresses.put("control", "http://" + LOOPBACK + ":" + controlPort);
    return addresses;
  }

  /** How many running instances of an earlier platform it found. */
  public int adopted() {
    return adopted;
  }

  /** Whether requests are sent by the newest state, whoever sends them. */
  private boolean isSettled() {
    return front.isSettled() && registry.map(Registry::isSettled).orElse(true);
  }

  private void end(boolean appsToo) {
    if (appsToo) {
      front.quit();
    }
    emptied = appsToo;
    ended.countDown();
  }

  /** Whether it was ended together with its apps. */
  public boolean isEmptied() {
    return emptied;
  }

  /** Returns when somebody asked the platform to end. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Closes all ports, requests under way first; the apps run on. */
  @Override
  public void close() {
    open.close();
  }

  private int listen(
      String host, int port, String flag, int threads, io.undertow.server.HttpHandler handler) {
    try {
      Undertow server = Ports.open(host, port, flag, threads, handler);
      open.push(server::stop);
      return Ports.of(server);
    } catch (Refusal e) {
      close();
      throw e;
    }
  }
}
