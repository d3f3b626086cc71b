package dev.menagerie.web.surveys;

import dev.menagerie.store.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A form as its template wants it: the questions with what was typed and what is wrong. */
final class FormModel {
  private FormModel() {}

  /** The model of a form. */
  static Map<String, Object> of(Questionnaire questionnaire, Filled filled) {
    var items = new ArrayList<Map<String, Object>>();
    for (Item item : questionnaire.items()) {
      items.add(item(item, filled));
    }
    var model = new HashMap<String, Object>();
    model.put("intro", questionnaire.intro());
    model.put("button", questionnaire.button());
    model.put("items", items);
    return model;
  }

  private static Map<String, Object> item(Item item, Filled filled) {
    var model = new HashMap<String, Object>(item.kind().model());
    List<String> given =
        filled.given().getOrDefault(item.id(), List.of()).stream().map(FormModel::shown).toList();
    model.put("id", item.id());
    model.put("ask", item.ask());
    model.put("help", item.help());
    model.put("required", item.required());
    model.put("error", filled.errors().getOrDefault(item.id(), ""));
    model.put("given", given);
    model.put("value", given.isEmpty() ? "" : given.get(0));
    if (item.kind() instanceof Choices choices) {
      List<String> others = given.stream().filter(g -> !choices.options().contains(g)).toList();
      model.put("otherChosen", choices.other() && !others.isEmpty());
      model.put(
          "otherText",
          others.isEmpty() || others.get(0).equals(Choices.OTHER) ? "" : others.get(0));
    }
    return model;
  }

  /** A page cannot hold every text that was sent: not NUL, nor half a character. */
  private static String shown(String text) {
    return Check.wellFormed(text) ? text.replace("\0", "") : "";
  }
}
