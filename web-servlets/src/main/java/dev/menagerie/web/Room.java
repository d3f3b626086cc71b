package dev.menagerie.web;

import dev.menagerie.store.Stores;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.ops.Operations;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.surveys.SurveyOptions;
import dev.menagerie.web.votes.HealthSwitch;
import dev.menagerie.web.votes.PollOptions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.function.Consumer;

/** The place where an app is being mounted: a prefix of a web application, and a store. */
final class Room {
  private final ServletContext context;
  private final String prefix;
  private final Stores stores;
  private final WebOptions options;
  private final Pages pages;
  private final PollOptions poll;
  private final HealthSwitch health;
  private final SurveyOptions surveys;
  private final Operations watchers;

  Room(
      ServletContext context,
      String prefix,
      Stores stores,
      WebOptions options,
      Pages pages,
      PollOptions poll,
      HealthSwitch health,
      SurveyOptions surveys,
      Operations watchers) {
    this.context = context;
    this.prefix = prefix;
    this.stores = stores;
    this.options = options;
    this.pages = pages;
    this.poll = poll;
    this.health = health;
    this.surveys = surveys;
    this.watchers = watchers;
  }

  WebOptions options() {
    return options;
  }

  /** The pages of the web application, or {@code null} where only APIs are served. */
  Pages pages() {
    return pages;
  }

  /** What was said to the pets app. */
  PollOptions poll() {
    return poll;
  }

  /** The switch that declares this process ill. */
  HealthSwitch health() {
    return health;
  }

  /** What was said to the survey app. */
  SurveyOptions surveys() {
    return surveys;
  }

  /** Where the app's data lies, for an app that makes use of what only some stores can do. */
  Stores stores() {
    return stores;
  }

  /** The store's implementation of a contract; see {@link Stores#get}. */
  <C> C contract(Class<C> contract) {
    return stores.get(contract);
  }

  /** Registers a servlet for a pattern below the prefix. */
  void servlet(String pattern, Servlet servlet) {
    register(context, prefix + pattern, servlet);
  }

  /** Adds measurements, if somebody watches the process. */
  void measured(Consumer<MeterRegistry> binder) {
    if (watchers != null) {
      watchers.metrics().bind(binder);
    }
  }

  /** Says how to end what goes on for as long as clients like, before the process ends. */
  void endless(Runnable end) {
    if (watchers != null) {
      watchers.endWhenDraining(end);
    }
  }

  /** Registers a servlet, to be initialised at its first request. */
  static void register(ServletContext context, String pattern, Servlet servlet) {
    String name = "menagerie " + pattern;
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    if (registration == null || !registration.addMapping(pattern).isEmpty()) {
      throw new IllegalArgumentException(
          "The path '" + pattern + "' is taken already; mount the app below another prefix.");
    }
    registration.setAsyncSupported(true);
  }
}
