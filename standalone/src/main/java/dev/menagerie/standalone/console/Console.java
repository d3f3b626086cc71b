package dev.menagerie.standalone.console;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a command finds around it.
 *
 * @param environment the environment variables
 * @param properties the system properties
 * @param in what it is given to read
 * @param out where answers go, and nothing else
 * @param err where everything else goes that is said to a person
 * @param terminal whether there is such a person
 */
public record Console(
    Map<String, String> environment,
    Map<String, String> properties,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminal terminal) {

  /** That of this process. */
  public static Console ofProcess() {
    Map<String, String> properties =
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, System::getProperty));
    return new Console(
        System.getenv(), properties, System.in, System.out, System.err, Terminal.ofProcess());
  }

  /**
   * The settings in force.
   *
   * @param flags the values of flags by their names without dashes
   * @throws BadSettingException if a value makes no sense
   */
  public Configuration configuration(Map<String, String> flags) {
    return new Configuration(flags, environment, properties);
  }

  /**
   * Where much data goes: unlike a stream that prints, it takes no more once some of it is lost.
   */
  public OutputStream data() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        out.write(bytes, from, length);
        refuseLoss();
      }
    };
  }

  /**
   * A stream that prints keeps its troubles to itself, until it is asked.
   *
   * @throws FailedException if some of what was printed is lost
   */
  public void refuseLoss() {
    if (out.checkError()) {
      throw new FailedException(
          "Not all of it could be written to standard output: that was closed, or its disk is full");
    }
  }

  /**
   * Tells how a long task gets on: a bar that moves on a terminal, else a line now and then.
   *
   * @param doing what is done, as in {@code Exporting}
   * @param things what is counted, as in {@code messages}
   */
  public Progress progress(String doing, String things) {
    return new Progress(err, terminal.shows(), System::nanoTime, doing, things);
  }
}
