package dev.menagerie.platform.repository;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Hides what must not be seen wherever a configuration, or what an app said, is shown. */
public final class Secrets {
  /** What stands in a secret's place. */
  public static final String MASK = "******";

  private static final Pattern TELLING_NAME =
      Pattern.compile("(?i).*(PASS|PWD|SECRET|TOKEN|KEY|CREDENTIAL|AUTH|PRIVATE|SALT|COOKIE).*");
  private static final Pattern USER_INFO = Pattern.compile("(\\w://[^/\\s:@]*):[^/\\s@]+@");

  /** A shorter secret is no secret, and would tear holes into every text. */
  private static final int SHORTEST = 4;

  private final List<String> values;

  /** The secrets of a configuration, to be hidden in texts. */
  public Secrets(Map<String, String> assignments) {
    this.values =
        assignments.entrySet().stream()
            .filter(e -> TELLING_NAME.matcher(e.getKey()).matches())
            .map(Map.Entry::getValue)
            .filter(value -> value.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** A text without the secrets that this knows. */
  public String hideIn(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, MASK);
    }
    return USER_INFO.matcher(hidden).replaceAll("$1:" + MASK + "@");
  }

  /** The assignments, those whose name or form tells of a secret masked. */
  public static Map<String, String> masked(Map<String, String> assignments) {
    var secrets = new Secrets(assignments);
    var shown = new LinkedHashMap<String, String>();
    assignments.forEach(
        (name, value) ->
            shown.put(name, TELLING_NAME.matcher(name).matches() ? MASK : secrets.hideIn(value)));
    return shown;
  }
}
