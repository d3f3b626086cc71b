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
    if (!mayBegin && !isBegun(configuration, service)) {
      throw new BadSettingException(
          "There is no embedded database in "
              + data.path()
              + "; say with --data which folder the server keeps it in, or with --store which store"
              + " it uses");
    }
    return OpenStores.open(configuration, data, List.of(service)).raw(service);
  }

  /**
   * Whether there is a store, which for an embedded one is not so before somebody began it.
   *
   * @throws BadSettingException if the settings name a folder that cannot be used
   */
  public static boolean isBegun(Configuration configuration, Service service) {
    var data = new DataFolder(configuration);
    return configuration.find(service.store()).isPresent()
        || (Files.exists(data.path())
            && Files.exists(data.ready().resolve(OpenStores.EMBEDDED + ".mv.db")));
  }
}
