package dev.menagerie.web.surveys;

import dev.menagerie.store.Check;
import dev.menagerie.web.http.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A form as somebody filled it in.
 *
 * @param given what was typed or chosen, by question; blank texts left out
 * @param answers what is to be stored, by question, where nothing is wrong
 * @param errors what is wrong, by question, in the order of the form
 */
record Filled(
    Map<String, List<String>> given, Map<String, String> answers, Map<String, String> errors) {
  /** What nobody has filled in yet. */
  static final Filled NOTHING = new Filled(Map.of(), Map.of(), Map.of());

  /** Reads what a browser sends. */
  static Filled in(Questionnaire questionnaire, Form form) {
    var given = new LinkedHashMap<String, List<String>>();
    for (Item item : questionnaire.items()) {
      var texts = new ArrayList<String>();
      for (String text : form.all(item.id())) {
        boolean other = text.equals(Choices.OTHER) && item.kind() instanceof Choices;
        texts.add(other ? form.first(item.id() + Choices.OTHER).orElse("") : text);
        if (other && texts.get(texts.size() - 1).isBlank()) {
          texts.set(texts.size() - 1, Choices.OTHER);
        }
      }
      given.put(item.id(), texts);
    }
    return of(questionnaire, given);
  }

  /** Looks at what was given. */
  static Filled of(Questionnaire questionnaire, Map<String, List<String>> texts) {
    var given = new LinkedHashMap<String, List<String>>();
    var answers = new TreeMap<String, String>();
    var errors = new LinkedHashMap<String, String>();
    for (Item item : questionnaire.items()) {
      List<String> all = texts.getOrDefault(item.id(), List.of());
      List<String> some = all.stream().filter(text -> !text.isBlank()).toList();
      given.put(item.id(), some);
      Optional<String> problem = some.isEmpty() ? missing(item) : problem(item, some);
      if (problem.isPresent()) {
        errors.put(item.id(), problem.get());
      } else if (!some.isEmpty()) {
        answers.put(item.id(), item.kind().stored(some));
      }
    }
    return new Filled(given, answers, errors);
  }

  /** A form filled in with what is stored. */
  static Filled with(Questionnaire questionnaire, Map<String, String> answers) {
    var given = new LinkedHashMap<String, List<String>>();
    for (Item item : questionnaire.items()) {
      String answer = answers.get(item.id());
      given.put(item.id(), answer == null ? List.of() : item.kind().column().parts(answer));
    }
    return new Filled(given, answers, Map.of());
  }

  private static Optional<String> missing(Item item) {
    if (!item.required()) {
      return Optional.empty();
    }
    return Optional.of(
        item.kind() instanceof Choices || item.kind() instanceof Scale
            ? "Please choose an answer."
            : "Please fill this in.");
  }

  private static Optional<String> problem(Item item, List<String> given) {
    for (String text : given) {
      if (text.indexOf('\0') >= 0) {
        return Optional.of("This contains the character NUL, which no text does.");
      }
      if (!Check.wellFormed(text)) {
        return Optional.of("This contains half of a character.");
      }
    }
    return item.kind().problem(given);
  }
}
