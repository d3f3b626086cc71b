package dev.menagerie.platform.state;

import dev.menagerie.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The state of every app, in memory and, before anybody sees it there, on disk. All changes go
 * through {@link #update}, one after the other; listeners are told in that order.
 */
public final class Apps {
  private static final String ENDING = ".json";

  private final Path folder;
  private final List<Consumer<Collection<AppState>>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, AppState> states;

  private Apps(Path folder, Map<String, AppState> states) {
    this.folder = folder;
    this.states = states;
  }

  /** Reads what an earlier platform left in a folder, which is made if it is not there. */
  public static Apps in(Path folder) {
    var states = new TreeMap<String, AppState>();
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
          AppState state = Json.read(Files.readAllBytes(file), AppState.class);
          states.put(state.app(), state);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the state in '" + folder + "' could not be read", e);
    }
    return new Apps(folder, Map.copyOf(states));
  }

  /** Calls somebody with all states, now and after each change. */
  public synchronized void listen(Consumer<Collection<AppState>> listener) {
    listeners.add(listener);
    listener.accept(states.values());
  }

  /** All apps, by name. */
  public List<AppState> all() {
    return new ArrayList<>(new TreeMap<>(states).values());
  }

  /** The app of a name, if something of it was ever deployed. */
  public Optional<AppState> find(String app) {
    return Optional.ofNullable(states.get(app));
  }

  /**
   * The app of a name.
   *
   * @throws Refusal if there is none
   */
  public AppState get(String app) {
    return find(app)
        .orElseThrow(
            () ->
                Refusal.missing(
                    "nothing of app '"
                        + app
                        + "' was ever deployed; there is "
                        + (states.isEmpty() ? "no app yet" : String.join(", ", names()))));
  }

  private List<String> names() {
    return all().stream().map(AppState::app).toList();
  }

  /** Returns when the listeners have been told of whatever can be seen now. */
  public synchronized void awaitListeners() {
    // A change is made, seen and told within this lock.
  }

  /**
   * Changes an app's state: first on disk, then for everybody. A change that throws changes
   * nothing.
   *
   * @return the new state
   */
  public synchronized AppState update(String app, UnaryOperator<AppState> change) {
    AppState old = states.getOrDefault(app, AppState.unknown(app));
    AppState changed = change.apply(old);
    if (!changed.equals(old)) {
      DurableFiles.write(folder.resolve(app + ENDING), Json.bytes(changed));
      var all = new TreeMap<>(states);
      all.put(app, changed);
      states = Map.copyOf(all);
      listeners.forEach(listener -> listener.accept(states.values()));
    }
    return changed;
  }
}
