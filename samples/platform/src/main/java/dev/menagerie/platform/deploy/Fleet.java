package dev.menagerie.platform.deploy;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.repository.AppConfig;
import dev.menagerie.platform.repository.Releases;
import dev.menagerie.platform.repository.TarGz;
import dev.menagerie.platform.runner.AppProcess;
import dev.menagerie.platform.runner.Environment;
import dev.menagerie.platform.runner.Launcher;
import dev.menagerie.platform.runner.Ports;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Apps;
import dev.menagerie.platform.state.DurableFiles;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/**
 * The processes of all instances. Each is on disk before it is started and stays there until it has
 * ended, so that a platform that was killed finds it again.
 */
public final class Fleet {
  private static final System.Logger LOG = System.getLogger(Fleet.class.getName());
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final Apps apps;
  private final Releases releases;
  private final Folders folders;
  private final String address;
  private final Clock clock;
  private final Launcher launcher = new Launcher();
  private final Ports ports = new Ports();
  private final Map<String, AppProcess> processes = new ConcurrentHashMap<>();

  /** Shared by all who start something, and taken alone to let nobody do so any more. */
  private final ReadWriteLock starts = new ReentrantReadWriteLock();

  private volatile boolean starting = true;

  /** Starts what is released, to listen on an address, and writes down what it starts. */
  public Fleet(Apps apps, Releases releases, Folders folders, String address, Clock clock) {
    this.address = address;
    this.apps = apps;
    this.releases = releases;
    this.folders = folders;
    this.clock = clock;
  }

  /** The process of an instance, if it has one, running or ended. */
  public Optional<AppProcess> process(String id) {
    return Optional.ofNullable(processes.get(id));
  }

  /** Whether an instance's process runs. */
  public boolean isAlive(String id) {
    return process(id).map(AppProcess::isAlive).orElse(false);
  }

  /** Finds the processes that an earlier platform started, and returns how many run. */
  public int adopt() {
    int found = 0;
    for (AppState state : apps.all()) {
      for (Instance instance : state.instances()) {
        Optional<AppProcess> process =
            instance.pid() > 0
                ? AppProcess.find(instance.id(), instance.pid(), instance.started())
                : AppProcess.find(
                    instance.id(), folders.pidFile(instance.id()), instance.planned());
        if (process.isPresent()) {
          found++;
          note(state.app(), instance.id(), process.get());
        }
      }
    }
    return found;
  }

  /** From now on nothing is started; what was being started by then is known when this returns. */
  void startNothing() {
    starts.writeLock().lock();
    try {
      starting = false;
    } finally {
      starts.writeLock().unlock();
    }
  }

  /** Whether it still starts something. */
  boolean isStarting() {
    return starting;
  }

  /** Starts another instance of a version; it takes no requests yet. */
  Instance start(String app, Version version, int restarts) {
    starts.readLock().lock();
    try {
      if (!starting) {
        throw Refusal.conflict("the platform is ending");
      }
      return startNow(app, version, restarts);
    } finally {
      starts.readLock().unlock();
    }
  }

  private Instance startNow(String app, Version version, int restarts) {
    Instance planned = plan(app, version, restarts);
    Path folder = Folders.made(folders.instance(planned.id()).resolve("app"));
    Path log = folders.log(app, planned.id());
    OldLogs.delete(Folders.made(log.getParent()), logs(app));
    releases.verify(releases.get(app, version.release()));
    TarGz.unpack(releases.artifact(app, version.release()), folder);
    var given = new HashMap<String, String>();
    given.put("PORT", Integer.toString(planned.port()));
    given.put(Environment.INSTANCE, planned.id());
    given.put("APP_RELEASE", Integer.toString(version.release()));
    Map<String, String> inherited = Environment.inherited();
    inherited.putAll(given);
    inherited.put("HOST", planned.address());
    AppConfig config = releases.config(app, version.release(), inherited);
    AppProcess process =
        launcher.start(
            config.command(),
            Environment.ofInstance(inherited, config, given),
            folder,
            log,
            folders.pidFile(planned.id()));
    return note(app, planned.id(), process);
  }

  /** Ends an instance's process and forgets the instance; its log stays. */
  void end(String app, String id) {
    stop(id);
    apps.update(app, state -> state.without(id));
    if (isAlive(id)) {
      // It was just being started.
      stop(id);
    }
    forget(id);
  }

  private void stop(String id) {
    process(id).ifPresent(process -> process.stop(TO_END));
  }

  private void forget(String id) {
    processes.remove(id);
    DurableFiles.deleteFolder(folders.instance(id));
  }

  private Instance plan(String app, Version version, int restarts) {
    var planned = new AtomicReference<Instance>();
    apps.update(
        app,
        state -> {
          int number = state.counter() + 1;
          var promised =
              apps.all().stream()
                  .flatMap(other -> other.instances().stream())
                  .map(Instance::port)
                  .collect(Collectors.toSet());
          var instance =
              new Instance(
                  app + "." + number,
                  version,
                  Role.STARTING,
                  address,
                  ports.free(address, promised),
                  clock.instant(),
                  0,
                  null,
                  restarts);
          planned.set(instance);
          return state.withCounter(number).with(instance);
        });
    return planned.get();
  }

  private Instance note(String app, String id, AppProcess process) {
    processes.put(id, process);
    LOG.log(System.Logger.Level.DEBUG, "{0} is process {1}", id, process.pid());
    return apps.update(
            app, state -> state.changing(id, i -> i.running(process.pid(), process.started())))
        .instance(id)
        .orElseThrow(() -> givenUp(id));
  }

  private Set<Path> logs(String app) {
    return apps.get(app).instances().stream()
        .map(instance -> folders.log(app, instance.id()))
        .collect(Collectors.toSet());
  }

  /** What no state knows must not run. */
  private Refusal givenUp(String id) {
    stop(id);
    forget(id);
    return Refusal.conflict("instance " + id + " was ended while it was being started");
  }
}
