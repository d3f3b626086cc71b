package dev.menagerie.web;

import dev.menagerie.store.Stores;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a web application says to Menagerie in its context-params, and refuses the rest. */
final class ContextParams {
  private static final String PREFIX = "menagerie.";

  private final ServletContext context;

  private ContextParams(ServletContext context) {
    this.context = context;
  }

  /**
   * Looks at a web application's params.
   *
   * @throws IllegalArgumentException if it says something to us that we do not know
   */
  static ContextParams of(ServletContext context) {
    Set<String> known = names();
    for (String name : Collections.list(context.getInitParameterNames())) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        throw new IllegalArgumentException(
            "There is no context-param '" + name + "'; there are " + known);
      }
    }
    return new ContextParams(context);
  }

  String store() {
    String url = get("store", "");
    if (url.isEmpty()) {
      throw new IllegalArgumentException(
          "Set the context-param 'menagerie.store' to the URL of a store, such as"
              + " jdbc:postgresql://localhost/menagerie");
    }
    return url;
  }

  /** The apps that are named; if none are, all whose data a store can hold. */
  List<App> apps(Stores stores) {
    String ids = get("apps", "");
    if (ids.isEmpty()) {
      return Arrays.stream(App.values())
          .filter(app -> stores.contracts().containsAll(app.contracts()))
          .toList();
    }
    var apps = new ArrayList<App>();
    for (String id : ids.split(",", -1)) {
      apps.add(
          App.byId(id.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "menagerie.apps must name some of "
                              + ids()
                              + ", but names '"
                              + id
                              + "'")));
    }
    return apps;
  }

  String prefix(App app) {
    return get(app.id() + ".path", app.defaultPrefix());
  }

  boolean home() {
    return flag("home");
  }

  WebOptions options() {
    WebOptions options = WebOptions.defaults().withTrustProxy(flag("trust-proxy"));
    String password = get("admin-password", "");
    if (!password.isEmpty()) {
      options = options.withAdminPassword(AdminPassword.of(password));
    }
    String maxBody = get("max-body", Long.toString(options.maxBody()));
    try {
      return options.withMaxBody(Long.parseLong(maxBody));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "menagerie.max-body must be a number of bytes, but is '" + maxBody + "'", e);
    }
  }

  private boolean flag(String name) {
    String value = get(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              PREFIX + name + " must be true or false, but is '" + value + "'");
    };
  }

  private String get(String name, String otherwise) {
    String value = context.getInitParameter(PREFIX + name);
    return value == null ? otherwise : value.strip();
  }

  private static Set<String> names() {
    var names = new TreeSet<String>();
    for (String name :
        List.of("store", "apps", "home", "max-body", "trust-proxy", "admin-password")) {
      names.add(PREFIX + name);
    }
    for (String id : ids()) {
      names.add(PREFIX + id + ".path");
    }
    return names;
  }

  private static List<String> ids() {
    return List.of(App.values()).stream().map(App::id).toList();
  }
}
