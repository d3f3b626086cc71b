package dev.menagerie.standalone.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table of settings. Its name gives the flag {@code --tls-port}, the environment
 * variable {@code MENAGERIE_TLS_PORT} and the property {@code menagerie.tls-port}.
 */
public final class Setting<T> {
  private final String name;
  private final Kind<T> kind;
  private final String description;
  private String byDefault;
  private String defaultInWords = "none";
  private Setting<T> general;
  private final List<Variable> variables = new ArrayList<>();

  Setting(String name, Kind<T> kind, String description) {
    this.name = name;
    this.kind = kind;
    this.description = description;
    variables.add(Variable.plain("MENAGERIE_" + name.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  Setting<T> byDefault(String text) {
    byDefault = text;
    defaultInWords = text;
    return this;
  }

  /** What happens without a value, where that is more than a constant can say. */
  Setting<T> otherwise(String inWords) {
    defaultInWords = inWords;
    return this;
  }

  /** The setting that counts where this more specific one says nothing. */
  Setting<T> within(Setting<T> general) {
    this.general = general;
    return otherwise("what " + general.flag() + " says");
  }

  /** A further environment variable, which counts where the setting's own one is not set. */
  Setting<T> alsoBy(Variable variable) {
    variables.add(variable);
    return this;
  }

  /** The name, as in {@code tls-port}. */
  public String name() {
    return name;
  }

  /** The flag, as in {@code --tls-port}. */
  public String flag() {
    return "--" + name;
  }

  /**
   * The system property, as in {@code menagerie.tls-port}; where the servlets are embedded the
   * context-param too, if the setting concerns them.
   */
  public String property() {
    return "menagerie." + name;
  }

  /** The names of its environment variables, the one that wins first. */
  public List<String> variableNames() {
    return variables.stream().map(Variable::name).toList();
  }

  /** How its text becomes its value. */
  public Kind<T> kind() {
    return kind;
  }

  /** What it is for, in one line. */
  public String description() {
    return description;
  }

  /** What happens without a value, in words. */
  public String defaultInWords() {
    return defaultInWords;
  }

  Optional<String> byDefault() {
    return Optional.ofNullable(byDefault);
  }

  List<Variable> variables() {
    return List.copyOf(variables);
  }

  Optional<Setting<T>> general() {
    return Optional.ofNullable(general);
  }

  @Override
  public String toString() {
    return flag();
  }
}
