package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Question;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A decimal number.
 *
 * @param min the least
 * @param max the greatest
 * @param placeholder an example, shown while nothing is typed
 */
record DecimalNumber(Optional<BigDecimal> min, Optional<BigDecimal> max, String placeholder)
    implements AnswerKind {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}([.,][0-9]{1,12})?");

  DecimalNumber {
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      throw new IllegalArgumentException("min must not be above max");
    }
  }

  @Override
  public Question.Kind column() {
    return Question.Kind.NUMBER;
  }

  @Override
  public Optional<String> problem(List<String> given) {
    return AnswerKind.one(given, this::problem);
  }

  private Optional<String> problem(String text) {
    if (!NUMBER.matcher(text.strip()).matches()) {
      return Optional.of("This must be a number such as 42 or 1.5.");
    }
    BigDecimal number = number(text);
    if (min.isPresent() && number.compareTo(min.get()) < 0) {
      return Optional.of("This must be at least " + min.get().toPlainString() + ".");
    }
    return max.isPresent() && number.compareTo(max.get()) > 0
        ? Optional.of("This must be at most " + max.get().toPlainString() + ".")
        : Optional.empty();
  }

  /** Equal numbers are stored alike, so that they are counted as one. */
  @Override
  public String stored(List<String> given) {
    BigDecimal number = number(given.get(0));
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.strip().replace(',', '.'));
  }

  @Override
  public Map<String, Object> model() {
    var model = new HashMap<String, Object>(Map.of("kind", "number", "placeholder", placeholder));
    min.ifPresent(least -> model.put("min", least.toPlainString()));
    max.ifPresent(most -> model.put("max", most.toPlainString()));
    return model;
  }
}
