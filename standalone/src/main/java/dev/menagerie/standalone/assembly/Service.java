package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.store.StoreUrl;
import dev.menagerie.web.App;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The apps that {@code serve} knows by name, in the order of the home page, and where each keeps
 * its data. One is in this build as soon as {@link App} has it.
 */
public enum Service {
  /** Voting, visits, results. */
  PETS,
  /** A form and its results. */
  SURVEY,
  /** Texts by their digest. */
  MESSAGES,
  /** A catalogue of codes. */
  PROCEDURES;

  /** All that are in this build. */
  static List<Service> built() {
    return Arrays.stream(values()).filter(service -> service.find().isPresent()).toList();
  }

  /**
   * Finds a service by its name.
   *
   * @throws BadSettingException if there is none, or it is not in this build
   */
  static Service named(String name) {
    Service service =
        Arrays.stream(values())
            .filter(each -> each.id().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadSettingException(
                        "There is no app '" + name + "'; there are: " + ids(List.of(values()))));
    if (service.find().isEmpty()) {
      throw new BadSettingException(
          "The app " + name + " is not in this build, which has: " + ids(built()));
    }
    return service;
  }

  /** The name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The setting that says where its data is kept. */
  public Setting<StoreUrl> store() {
    return switch (this) {
      case PETS -> Settings.VOTES_STORE;
      case SURVEY -> Settings.SURVEY_STORE;
      case MESSAGES -> Settings.MESSAGES_STORE;
      case PROCEDURES -> Settings.PROCEDURES_STORE;
    };
  }

  /** Its servlets. */
  App app() {
    return find().orElseThrow();
  }

  private static String ids(List<Service> services) {
    return String.join(", ", services.stream().map(Service::id).toList());
  }

  private Optional<App> find() {
    return App.byId(id());
  }
}
