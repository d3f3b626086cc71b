package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.web.App;
import java.util.Arrays;

/**
 * The apps that {@code serve} knows by name, in the order of the home page, and where each keeps
 * its data.
 */
public enum Service {
  /** Voting, visits, results. */
  PETS(App.PETS, Settings.VOTES_STORE),
  /** A form and its results. */
  SURVEY(App.SURVEY, Settings.SURVEY_STORE),
  /** Texts by their digest. */
  MESSAGES(App.MESSAGES, Settings.MESSAGES_STORE),
  /** A catalogue of codes. */
  PROCEDURES(App.PROCEDURES, Settings.PROCEDURES_STORE);

  private final App app;

  @SuppressWarnings("ImmutableEnumChecker") // A setting never changes, its functions have no state.
  private final Setting<StoreUrl> store;

  Service(App app, Setting<StoreUrl> store) {
    this.app = app;
    this.store = store;
  }

  /**
   * Finds a service by its name.
   *
   * @throws BadSettingException if there is none
   */
  static Service named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadSettingException(
                    "There is no app '"
                        + name
                        + "'; there are: "
                        + String.join(", ", Arrays.stream(values()).map(Service::id).toList())));
  }

  /** The name on the command line. */
  String id() {
    return app.id();
  }

  /** The setting that says where its data is kept. */
  public Setting<StoreUrl> store() {
    return store;
  }

  /** Its servlets. */
  App app() {
    return app;
  }
}
