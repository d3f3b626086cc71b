package dev.menagerie.web.surveys;

import dev.menagerie.store.Check;
import dev.menagerie.web.http.Form;
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
      List<String> texts = form.all(item.id());
      given.put(item.id(), item.kind() instanceof Choices ? chosen(item, texts, form) : texts);
    }
    return of(questionnaire, given);
  }

  /** What was chosen, with the text that was typed beside it where that is another choice. */
  private static List<String> chosen(Item item, List<String> texts, Form form) {
    if (!texts.contains(Choices.OTHER)) {
      return texts;
    }
    String typed = form.first(item.id() + Choices.OTHER).orElse("");
    String other = Check.isBlank(typed) ? Choices.OTHER : typed;
    return texts.stream().map(text -> text.equals(Choices.OTHER) ? other : text).toList();
  }

  /** Looks at what was given. */
  static Filled of(Questionnaire questionnaire, Map<String, List<String>> texts) {
    var given = new LinkedHashMap<String, List<String>>();
    var answers = new TreeMap<String, String>();
    var errors = new LinkedHashMap<String, String>();
    for (Item item : questionnaire.items()) {
      List<String> some = written(texts.getOrDefault(item.id(), List.of()));
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

  private static List<String> written(List<String> texts) {
    for (String text : texts) {
      if (Check.isBlank(text)) {
        return texts.stream().filter(t -> !Check.isBlank(t)).toList();
      }
    }
    return texts;
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
