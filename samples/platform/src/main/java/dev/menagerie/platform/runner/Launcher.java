package dev.menagerie.platform.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Starts app processes that outlive the platform: in a session of their own, so that Ctrl-C in the
 * platform's terminal does not reach them, and with a file for their output, since a pipe would end
 * with the platform.
 *
 * <p>A process writes its id down itself before it becomes the app. So there is no moment in which
 * it runs and cannot be found, whenever the platform is killed.
 */
public final class Launcher {
  /** The shell's only task; the app's command is passed on word by word and never interpreted. */
  private static final String WRITE_ID_THEN_BECOME = "echo $$ >\"$0\" && exec \"$@\"";

  private final boolean ownSession = isOnPath("setsid");

  /**
   * Starts a process.
   *
   * @param command the program and its arguments
   * @param environment its whole environment
   * @param folder where it starts
   * @param log the file that its output is added to
   * @param pidFile where it writes its id
   */
  public AppProcess start(
      List<String> command, Map<String, String> environment, Path folder, Path log, Path pidFile) {
    var words = new ArrayList<String>();
    if (ownSession) {
      words.add("setsid");
    }
    words.addAll(List.of("sh", "-c", WRITE_ID_THEN_BECOME, pidFile.toAbsolutePath().toString()));
    words.addAll(command);
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new AppProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("'" + command.get(0) + "' could not be started", e);
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
