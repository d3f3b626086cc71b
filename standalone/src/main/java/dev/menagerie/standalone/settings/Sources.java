package dev.menagerie.standalone.settings;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where texts of settings come from, the source that wins first: flags, environment variables,
 * system properties. In each, a setting that may hold a secret may instead name a file with it.
 */
final class Sources {
  private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

  private final List<Source> inOrder;

  /**
   * The sources of a process.
   *
   * @param flags the values of flags by their names without dashes
   */
  Sources(
      Map<String, String> flags, Map<String, String> environment, Map<String, String> properties) {
    inOrder =
        List.of(
            new Source(Origin.FLAG, flags, "-file") {
              @Override
              List<Variable> names(Setting<?> setting) {
                return List.of(new Variable(setting.name(), AS_IT_IS));
              }

              @Override
              String shown(String name) {
                return "--" + name;
              }
            },
            new Source(Origin.ENVIRONMENT, environment, "_FILE") {
              @Override
              List<Variable> names(Setting<?> setting) {
                return setting.variables();
              }
            },
            new Source(Origin.PROPERTY, properties, "-file") {
              @Override
              List<Variable> names(Setting<?> setting) {
                return List.of(new Variable(setting.property(), AS_IT_IS));
              }
            });
  }

  /** Finds what is said about a setting, or about the more general one behind it. */
  Optional<Said> find(Setting<?> setting) {
    var chain = new ArrayList<Setting<?>>();
    for (Optional<? extends Setting<?>> next = Optional.of(setting);
        next.isPresent();
        next = next.get().general()) {
      chain.add(next.get());
    }
    return inOrder.stream()
        .flatMap(source -> chain.stream().flatMap(each -> source.find(each).stream()))
        .findFirst();
  }

  /**
   * What a source says.
   *
   * @param text the text, in the setting's own terms
   * @param origin the kind of source
   * @param name how the source calls it, as in {@code --port} or {@code DATABASE_URL}
   */
  record Said(String text, Origin origin, String name) {}

  private abstract static class Source {
    private final Origin origin;
    private final Map<String, String> texts;
    private final String fileSuffix;

    Source(Origin origin, Map<String, String> texts, String fileSuffix) {
      this.origin = origin;
      this.texts = requireNonNull(texts, "texts");
      this.fileSuffix = fileSuffix;
    }

    abstract List<Variable> names(Setting<?> setting);

    String shown(String name) {
      return name;
    }

    Optional<Said> find(Setting<?> setting) {
      return names(setting).stream().flatMap(name -> said(setting, name).stream()).findFirst();
    }

    private Optional<Said> said(Setting<?> setting, Variable variable) {
      String name = variable.name();
      Optional<String> text = text(name);
      Optional<String> file =
          setting.kind().mayComeFromFile() ? text(name + fileSuffix) : Optional.empty();
      if (text.isPresent() && file.isPresent()) {
        throw new BadSettingException(
            shown(name) + " and " + shown(name + fileSuffix) + " are both given; give one of them");
      }
      String said = file.isPresent() ? shown(name + fileSuffix) : shown(name);
      return text.or(() -> file.map(path -> content(said, path)))
          .map(content -> new Said(variable.translation().apply(content), origin, said));
    }

    /** An empty variable counts as none: that is how scripts and compose files switch one off. */
    private Optional<String> text(String name) {
      return Optional.ofNullable(texts.get(name))
          .filter(text -> origin != Origin.ENVIRONMENT || !text.isEmpty());
    }

    private static String content(String name, String path) {
      try {
        return Files.readString(Path.of(path)).replaceFirst("\\r?\\n\\z", "");
      } catch (IOException | IllegalArgumentException e) {
        throw new BadSettingException(
            name + " is '" + path + "', but must be a file that can be read (" + e + ")", e);
      }
    }
  }
}
