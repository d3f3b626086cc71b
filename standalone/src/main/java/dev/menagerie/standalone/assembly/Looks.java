package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.web.ops.VersionServlet;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import java.nio.file.Path;
import java.util.Optional;

/** The pages of this process: the shipped ones, or those that somebody works on. */
final class Looks {
  private Looks() {}

  static Pages pages(Configuration configuration) {
    var site = Site.ofThisProcess(VersionServlet.version());
    Optional<Path> folder = configuration.find(Settings.DEV);
    if (folder.isEmpty()) {
      return Pages.bundled(site);
    }
    try {
      return Pages.live(folder.get(), site);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(
          configuration.saidBy(Settings.DEV) + " is '" + folder.get() + "', but must be a folder",
          e);
    }
  }
}
