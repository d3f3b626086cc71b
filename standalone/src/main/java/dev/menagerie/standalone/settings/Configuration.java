package dev.menagerie.standalone.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The settings in force. Flags beat environment variables, which beat system properties; within
 * each, the more specific setting wins. All of them are read and checked when it is made.
 */
public final class Configuration {
  private final Map<Setting<?>, InForce<?>> values = new LinkedHashMap<>();

  /**
   * Reads all settings.
   *
   * @param flags the values of flags by their names without dashes
   * @throws BadSettingException if a value makes no sense
   */
  public Configuration(
      Map<String, String> flags, Map<String, String> environment, Map<String, String> properties) {
    var sources = new Sources(flags, environment, properties);
    for (Setting<?> setting : Settings.all()) {
      values.put(setting, inForce(setting, sources));
    }
  }

  /** Whether a setting is on, asked before it is known that all of them make sense. */
  public static boolean isOn(
      Setting<Boolean> setting,
      Map<String, String> flags,
      Map<String, String> environment,
      Map<String, String> properties) {
    return new Sources(flags, environment, properties)
        .find(setting)
        .map(Sources.Said::text)
        .filter("true"::equals)
        .isPresent();
  }

  /** The value of a setting; empty if nothing was said and it has no constant default. */
  public <T> Optional<T> find(Setting<T> setting) {
    // The table is filled by inForce, which pairs each setting with a value of its own type.
    @SuppressWarnings("unchecked")
    var inForce = (InForce<T>) values.get(setting);
    return inForce.value();
  }

  /**
   * The value of a setting that has a constant default.
   *
   * @throws NoSuchElementException if it has none and nothing was said
   */
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow(() -> new NoSuchElementException(setting + " is not set"));
  }

  /** How the value was said, as in {@code --port} or {@code DATABASE_URL}; else the flag. */
  public String saidBy(Setting<?> setting) {
    return values.get(setting).name();
  }

  /** Every setting with what is in force, in the order of the table. */
  public List<InForce<?>> all() {
    return List.copyOf(values.values());
  }

  private static <T> InForce<T> inForce(Setting<T> setting, Sources sources) {
    return sources
        .find(setting)
        .map(said -> read(setting, said))
        .orElseGet(() -> InForce.byDefault(setting));
  }

  private static <T> InForce<T> read(Setting<T> setting, Sources.Said said) {
    Kind<T> kind = setting.kind();
    T value = kind.read(said.name(), said.text());
    String shown = kind.shown().apply(said.text());
    return new InForce<>(setting, Optional.of(value), shown, said.origin(), said.name());
  }

  /**
   * A setting in force.
   *
   * @param setting which
   * @param value its value; empty if nothing was said and it has no constant default
   * @param shown the value as it may be shown, without secrets
   * @param origin the kind of source it came from
   * @param name how that source calls it
   */
  public record InForce<T>(
      Setting<T> setting, Optional<T> value, String shown, Origin origin, String name) {
    private static <T> InForce<T> byDefault(Setting<T> setting) {
      return new InForce<>(
          setting,
          setting.byDefault().map(setting.kind().reader()),
          setting.defaultInWords(),
          Origin.DEFAULT,
          setting.flag());
    }
  }
}
