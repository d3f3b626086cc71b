package dev.menagerie.platform.repository;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An app's configuration: shell assignments, among them {@code STARTUP_COMMAND}. They are parsed
 * and never executed.
 *
 * @param assignments all of them, in the order of the file
 * @param command the words of {@code STARTUP_COMMAND}, at least one
 */
public record AppConfig(Map<String, String> assignments, List<String> command) {
  /** Where a configuration says how its app is started. */
  public static final String STARTUP_COMMAND = "STARTUP_COMMAND";

  /** Where a configuration may say which path tells the app's health. */
  public static final String HEALTH_PATH = "HEALTH_PATH";

  /** Copies both. */
  public AppConfig {
    assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
    command = List.copyOf(command);
  }

  /**
   * Reads a configuration.
   *
   * @param environment what {@code $NAME} may refer to besides earlier assignments
   * @throws BadConfigException if it holds anything else than assignments and comments, or says not
   *     how to start the app
   */
  public static AppConfig parse(byte[] file, Map<String, String> environment) {
    var known = new HashMap<>(environment);
    var assignments = new LinkedHashMap<String, String>();
    var text = new ShellText(text(file), known);
    for (text.skip(true); !text.atEnd(); text.skip(true)) {
      line(text, known, assignments);
    }
    String startup = assignments.get(STARTUP_COMMAND);
    if (startup == null || startup.isBlank()) {
      throw new BadConfigException(
          STARTUP_COMMAND + " is missing; it says how to start the app: STARTUP_COMMAND=\"…\"");
    }
    return new AppConfig(assignments, words(startup, known));
  }

  /** The path that tells the app's health, if the configuration names one. */
  public Optional<String> healthPath() {
    return Optional.ofNullable(assignments.get(HEALTH_PATH)).filter(path -> !path.isBlank());
  }

  /** One or more assignments, with or without {@code export}. */
  private static void line(
      ShellText text, Map<String, String> known, Map<String, String> assignments) {
    boolean exported = false;
    for (boolean first = true; !text.atLineEnd(); first = false) {
      String name = text.name();
      if (text.take('=')) {
        if (name.isEmpty()) {
          throw text.error("an assignment begins with a name: NAME=value");
        }
        String value = text.word();
        known.put(name, value);
        assignments.put(name, value);
      } else if (first && name.equals("export")) {
        exported = true;
      } else if (!exported || name.isEmpty() || !assignments.containsKey(name)) {
        throw text.error(
            "'" + name + text.word() + "' is no assignment (NAME=value); quote values with blanks");
      }
      text.skip(false);
    }
  }

  private static List<String> words(String startup, Map<String, String> known) {
    var text = new ShellText(startup, known);
    var words = new ArrayList<String>();
    try {
      for (text.skip(true); !text.atEnd(); text.skip(true)) {
        words.add(text.word());
      }
    } catch (BadConfigException e) {
      throw new BadConfigException(
          STARTUP_COMMAND + " cannot be run, because it is run without a shell: " + e.getMessage());
    }
    if (words.isEmpty() || words.get(0).isEmpty()) {
      throw new BadConfigException(STARTUP_COMMAND + " names no program");
    }
    return words;
  }

  private static String text(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new BadConfigException("the configuration is not UTF-8 text");
    }
    if (text.indexOf('\0') >= 0) {
      throw new BadConfigException("the configuration holds a zero byte");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
