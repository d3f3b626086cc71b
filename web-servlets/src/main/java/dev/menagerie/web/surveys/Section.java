package dev.menagerie.web.surveys;

import dev.menagerie.web.surveys.BadQuestionsException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A part of a question file: what it says of the survey, or of one question. */
final class Section {
  private final int line;
  private final String name;
  private final List<Problem> problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private int firstOption;

  /**
   * An empty part.
   *
   * @param name the question's id; empty for the survey's own part
   * @param problems where to note what is wrong
   */
  Section(int line, String name, List<Problem> problems) {
    this.line = line;
    this.name = name;
    this.problems = problems;
  }

  private record Entry(int line, String value) {}

  String name() {
    return name;
  }

  void add(int at, String key, String value) {
    if (entries.putIfAbsent(key, new Entry(at, value)) != null) {
      note(at, "'" + key + "' is said twice here.");
    }
  }

  void addOption(int at, String option) {
    if (options.isEmpty()) {
      firstOption = at;
    }
    if (option.isEmpty() || option.startsWith(":") || option.contains(";")) {
      note(at, "An option must have a text, without a semicolon, and not begin with a colon.");
    } else if (options.contains(option)) {
      note(at, "The option '" + option + "' is there already.");
    } else {
      options.add(option);
    }
  }

  /** The options, for a question that has some. */
  List<String> options() {
    asked.add("-");
    return List.copyOf(options);
  }

  String text(String key, String otherwise) {
    return find(key).map(Entry::value).orElse(otherwise);
  }

  /** What must be said; noted as a problem if it is not. */
  Optional<String> required(String key) {
    Optional<Entry> entry = find(key);
    if (entry.isEmpty() || entry.get().value().isEmpty()) {
      note(entry.map(Entry::line).orElse(line), "'" + key + "' is missing.");
    }
    return entry.map(Entry::value).filter(value -> !value.isEmpty());
  }

  /** What may be said; noted as a problem if it makes no sense. */
  <T> Optional<T> value(String key, String allowed, Function<String, T> reader) {
    Optional<Entry> entry = find(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(entry.get().value()));
    } catch (RuntimeException e) {
      note(
          entry.get().line(),
          "'" + key + "' must be " + allowed + ", but is '" + entry.get().value() + "'.");
      return Optional.empty();
    }
  }

  boolean yes(String key) {
    return value(key, "yes or no", Section::yesOrNo).orElse(false);
  }

  /** Notes what was said and nobody asked for. */
  void refuseTheRest() {
    for (var entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        note(
            entry.getValue().line(),
            "'" + entry.getKey() + "' means nothing here; there are " + allowed() + ".");
      }
    }
    if (!options.isEmpty() && !asked.contains("-")) {
      note(firstOption, "Only 'one of' and 'several of' have options.");
    }
  }

  /** Notes what is wrong with the part as a whole. */
  void note(String reason) {
    note(line, reason);
  }

  /** Notes what is wrong with what was said under a key, or was not said. */
  void note(String key, String reason) {
    note(find(key).map(Entry::line).orElse(line), reason);
  }

  private void note(int at, String reason) {
    problems.add(new Problem(at, reason));
  }

  private Optional<Entry> find(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  private String allowed() {
    return String.join(", ", asked.stream().filter(key -> !key.equals("-")).sorted().toList());
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
