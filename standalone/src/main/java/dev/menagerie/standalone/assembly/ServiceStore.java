package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.store.Stores;
import java.nio.file.Files;
import java.util.List;

/** The store of one service, for a command that works on its data beside the server. */
public final class ServiceStore {
  private ServiceStore() {}

  /**
   * Opens the store that the service would use when served. It need not be up, and a server may
   * have it open.
   *
   * @param mayBegin whether to begin an embedded database where there is none
   * @throws BadSettingException if the settings make no sense, or name a folder without an embedded
   *     database that must not be begun
   */
  public static Stores open(Configuration configuration, Service service, boolean mayBegin) {
    var data = new DataFolder(configuration);
    if (!mayBegin && configuration.find(service.store()).isEmpty()) {
      refuseNothing(data);
    }
    return OpenStores.open(configuration, data, List.of(service)).raw(service);
  }

  private static void refuseNothing(DataFolder data) {
    if (!Files.exists(data.path().resolve(OpenStores.EMBEDDED + ".mv.db"))) {
      throw new BadSettingException(
          "There is no embedded database in "
              + data.path()
              + "; say with --data which folder the server keeps it in, or with --store which store"
              + " it uses");
    }
  }
}
