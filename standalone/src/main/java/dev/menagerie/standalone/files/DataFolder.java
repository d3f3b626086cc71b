package dev.menagerie.standalone.files;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with all state. It is made when something first wants to lie in it. */
public final class DataFolder {
  private final Path path;
  private final String saidBy;

  /** The folder that the settings name. */
  public DataFolder(Configuration configuration) {
    path = configuration.get(Settings.DATA).toAbsolutePath().normalize();
    saidBy = configuration.saidBy(Settings.DATA);
  }

  /** Where it is, whether or not it is there. */
  public Path path() {
    return path;
  }

  /**
   * Makes the folder if it is missing, readable by its owner only.
   *
   * @throws BadSettingException if it cannot be made or written
   */
  public Path ready() {
    try {
      OwnerOnly.folder(path);
    } catch (IOException e) {
      throw unusable(e.toString(), e);
    }
    if (!Files.isWritable(path)) {
      throw unusable("it cannot be written", null);
    }
    return path;
  }

  private BadSettingException unusable(String why, Exception cause) {
    return new BadSettingException(
        saidBy + " is '" + path + "', but must be a folder that can be written (" + why + ")",
        cause);
  }
}
