package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Question;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day.
 *
 * @param min the first
 * @param max the last
 */
record Day(Optional<LocalDate> min, Optional<LocalDate> max) implements AnswerKind {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  Day {
    if (min.isPresent() && max.isPresent() && min.get().isAfter(max.get())) {
      throw new IllegalArgumentException("min must not be after max");
    }
  }

  @Override
  public Question.Kind column() {
    return Question.Kind.DATE;
  }

  @Override
  public Optional<String> problem(List<String> given) {
    return AnswerKind.one(given, this::problem);
  }

  private Optional<String> problem(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      return Optional.of("This must be a day such as 2026-12-01.");
    }
    if (day.isBefore(min.orElse(FIRST))) {
      return Optional.of("This must be " + min.orElse(FIRST) + " or later.");
    }
    return day.isAfter(max.orElse(LAST))
        ? Optional.of("This must be " + max.orElse(LAST) + " or earlier.")
        : Optional.empty();
  }

  @Override
  public String stored(List<String> given) {
    return given.get(0).strip();
  }

  @Override
  public Map<String, Object> model() {
    var model = new HashMap<String, Object>(Map.of("kind", "date"));
    min.ifPresent(first -> model.put("min", first.toString()));
    max.ifPresent(last -> model.put("max", last.toString()));
    return model;
  }
}
