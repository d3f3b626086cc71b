package dev.menagerie.standalone.commands;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a command finds around it.
 *
 * @param environment the environment variables
 * @param properties the system properties
 * @param out where answers go
 * @param err where everything else goes that is said to a person
 */
public record Console(
    Map<String, String> environment,
    Map<String, String> properties,
    PrintStream out,
    PrintStream err) {

  /** That of this process. */
  public static Console ofProcess() {
    Map<String, String> properties =
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, System::getProperty));
    return new Console(System.getenv(), properties, System.out, System.err);
  }
}
