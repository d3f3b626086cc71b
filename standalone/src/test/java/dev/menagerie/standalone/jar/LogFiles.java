package dev.menagerie.standalone.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The log files that a server has left behind. */
record LogFiles(List<Path> files) {
  /** All logs below the folder that a server was started in. */
  static LogFiles in(Path home) throws IOException {
    return named(home, "");
  }

  /** A log with its older parts, as in {@code access.log}, {@code access.log.1}. */
  static LogFiles named(Path home, String name) throws IOException {
    try (var all = Files.list(home.resolve("logs"))) {
      return new LogFiles(all.filter(it -> it.getFileName().toString().startsWith(name)).toList());
    }
  }

  List<String> lines() throws IOException {
    var lines = new ArrayList<String>();
    for (Path file : files) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  String text() throws IOException {
    return lines().stream().collect(Collectors.joining("\n"));
  }
}
