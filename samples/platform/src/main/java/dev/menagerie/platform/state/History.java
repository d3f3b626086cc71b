package dev.menagerie.platform.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What happened, oldest first: a line of JSON each in a file, the newest also in memory. */
public final class History {
  private static final int KEPT = 5_000;

  private final Path file;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private volatile Consumer<Entry> listener = entry -> {};
  private boolean torn;

  /** Reads what is there; of a line that a crash tore, nothing is kept. */
  public History(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        // A line may be torn within a letter, which must not keep anybody from the others.
        new String(Files.readAllBytes(file), UTF_8).lines().forEach(this::read);
        rewrite();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the history in '" + file + "' could not be read", e);
    }
  }

  /** Calls somebody with each entry from now on. */
  public void listen(Consumer<Entry> other) {
    listener = other;
  }

  /** Writes something down. */
  public synchronized void add(Entry entry) {
    String line = line(entry);
    // After one that could not be written whole, this one begins a line of its own.
    String text = torn ? "\n" + line : line;
    torn = true;
    DurableFiles.append(file, text.getBytes(UTF_8));
    torn = false;
    keep(entry);
    listener.accept(entry);
  }

  /** The newest entries that a condition holds for, oldest first. */
  public synchronized List<Entry> newest(int limit, Predicate<Entry> condition) {
    List<Entry> matching = entries.stream().filter(condition).toList();
    return matching.subList(Math.max(0, matching.size() - limit), matching.size());
  }

  private void read(String line) {
    try {
      keep(Json.read(line.getBytes(UTF_8), Entry.class));
    } catch (IllegalArgumentException torn) {
      System.getLogger(History.class.getName())
          .log(System.Logger.Level.WARNING, "A line of {0} was torn and is left out.", file);
    }
  }

  private void keep(Entry entry) {
    entries.add(entry);
    if (entries.size() > KEPT) {
      entries.remove();
    }
  }

  private void rewrite() {
    var text = new StringBuilder();
    entries.forEach(entry -> text.append(line(entry)));
    DurableFiles.write(file, text.toString().getBytes(UTF_8));
  }

  private static String line(Entry entry) {
    return new String(Json.bytes(entry), UTF_8) + "\n";
  }
}
