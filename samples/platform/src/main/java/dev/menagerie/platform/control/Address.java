package dev.menagerie.platform.control;

import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.DurableFiles;
import dev.menagerie.platform.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a running platform is, as it writes into its home for the command line.
 *
 * @param pid its process
 * @param url its control interface
 */
public record Address(long pid, String url) {
  private static final String FILE = "control.json";

  /** Leaves the address in a home. */
  public void writeTo(Path home) {
    DurableFiles.write(home.resolve(FILE), Json.bytes(this));
  }

  /**
   * The platform of a home.
   *
   * @throws Refusal if none runs there
   */
  public static Address in(Path home) {
    Path file = home.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return Json.read(Files.readAllBytes(file), Address.class);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("'" + file + "' could not be read", e);
    }
    throw Refusal.conflict(
        "no platform was ever started with --home "
            + home
            + "; start one with 'up', or name the home of the one that runs");
  }
}
