package dev.menagerie.web;

import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Stores;
import dev.menagerie.web.home.AssetsServlet;
import dev.menagerie.web.home.HomeServlet;
import dev.menagerie.web.home.Mounted;
import dev.menagerie.web.home.NotFoundServlet;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.ops.LiveServlet;
import dev.menagerie.web.ops.MetricsServlet;
import dev.menagerie.web.ops.Operations;
import dev.menagerie.web.ops.ReadyServlet;
import dev.menagerie.web.ops.VersionServlet;
import dev.menagerie.web.pages.Link;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import dev.menagerie.web.procedures.RateLimit;
import dev.menagerie.web.surveys.SurveyOptions;
import dev.menagerie.web.votes.HealthSwitch;
import dev.menagerie.web.votes.PollOptions;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a web application serves, and where: say it, then {@link #mount}.
 *
 * <pre>{@code
 * new Menagerie()
 *     .serving(App.MESSAGES, stores)
 *     .probes(operations)
 *     .mount(servletContext);
 * }</pre>
 *
 * <p>Mounting registers servlets, opens nothing and waits for nothing; what is mounted is
 * initialised at its first request. When the web application stops, what is under way is finished
 * and answered. Stores, pages and operations stay their owner's, to be closed after that.
 */
public final class Menagerie {
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])*");

  private final List<Serving> served = new ArrayList<>();
  private WebOptions options = WebOptions.defaults();
  private PollOptions poll = PollOptions.defaults();
  private HealthSwitch health = new HealthSwitch(Clock.systemUTC());
  private SurveyOptions surveys = SurveyOptions.defaults();
  private Pages home;
  private Operations probes;
  private Operations operations;
  private RateLimit rateLimit;

  /** Serves nothing yet. */
  public Menagerie() {}

  /**
   * Mounts one app and nothing else, from within a {@code ServletContainerInitializer} or the
   * {@code contextInitialized} of a listener.
   *
   * @param prefix the path below which the app lies, as in {@code /demo}; empty for the root
   * @throws IllegalArgumentException if the store does not hold what the app needs, or the path is
   *     taken
   */
  public static void mount(ServletContext context, App app, Stores stores, String prefix) {
    new Menagerie().serving(app, stores, prefix).mount(context);
  }

  /** What is said to every app that is mounted; default: {@link WebOptions#defaults()}. */
  public Menagerie options(WebOptions options) {
    this.options = requireNonNull(options, "options");
    return this;
  }

  /** Serves an app from a store, at its usual place. */
  public Menagerie serving(App app, Stores stores) {
    return serving(app, stores, app.defaultPrefix());
  }

  /**
   * Serves an app from a store, below a prefix such as {@code /demo}.
   *
   * @throws IllegalArgumentException if the prefix is neither empty nor of that form
   */
  public Menagerie serving(App app, Stores stores, String prefix) {
    return adding(new Serving(app, stores, prefix, false));
  }

  /**
   * Serves what an app has for its administrators, below a prefix; nothing if it has nothing. For a
   * web application, or a port, of theirs.
   *
   * @throws IllegalArgumentException if the prefix is neither empty nor of that form
   */
  public Menagerie administering(App app, Stores stores, String prefix) {
    return app.hasAdmin() ? adding(new Serving(app, stores, prefix, true)) : this;
  }

  private Menagerie adding(Serving serving) {
    String prefix = serving.prefix;
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "The prefix of "
              + serving.app.id()
              + " must be empty, or begin with a slash and not end with one, but is '"
              + prefix
              + "'");
    }
    requireNonNull(serving.stores, "stores");
    served.add(serving);
    return this;
  }

  /**
   * What is said to the pets app, and the switch that declares the process ill, which all its ports
   * share; default: {@link PollOptions#defaults()}, and a switch of its own.
   */
  public Menagerie poll(PollOptions poll, HealthSwitch health) {
    this.poll = requireNonNull(poll, "poll");
    this.health = requireNonNull(health, "health");
    return this;
  }

  /** Limits how often users and addresses may call the procedures API; default: no limit. */
  public Menagerie rateLimit(RateLimit limit) {
    this.rateLimit = requireNonNull(limit, "limit");
    return this;
  }

  /** What is said to the survey app; default: {@link SurveyOptions#defaults()}. */
  public Menagerie surveys(SurveyOptions surveys) {
    this.surveys = requireNonNull(surveys, "surveys");
    return this;
  }

  /**
   * Makes the whole web application ours: a home page that leads to the apps, the files that pages
   * need, the pages of apps that have some, and an error page for every address that leads nowhere.
   */
  public Menagerie home(Pages pages) {
    home = requireNonNull(pages, "pages");
    return this;
  }

  /** Serves {@code /livez}, {@code /readyz} and {@code /version}. */
  public Menagerie probes(Operations operations) {
    probes = requireNonNull(operations, "operations");
    return this;
  }

  /**
   * Serves what {@link #probes} does, and what is not for everybody's eyes: {@code /metrics}, and
   * on {@code /readyz} which store is away, and why.
   */
  public Menagerie operations(Operations operations) {
    this.operations = operations;
    return probes(operations);
  }

  /**
   * Mounts it all, from within a {@code ServletContainerInitializer} or the {@code
   * contextInitialized} of a listener.
   *
   * @throws IllegalArgumentException if a store does not hold what its app needs, or a path is
   *     taken
   */
  public void mount(ServletContext context) {
    Pages pages = pages();
    if (rateLimit != null) {
      context.setAttribute(RateLimit.ATTRIBUTE, rateLimit);
    }
    for (Serving each : served) {
      requireContracts(each);
      var room =
          new Room(
              context, each.prefix, each.stores, options, pages, poll, health, surveys, probes);
      if (each.forAdmins) {
        each.app.mountAdmin(room);
      } else {
        each.app.mount(room);
      }
    }
    if (probes != null) {
      Room.register(context, "/livez", new LiveServlet());
      Room.register(context, "/readyz", ready());
      Room.register(context, "/version", new VersionServlet());
    }
    if (operations != null) {
      Room.register(context, "/metrics", new MetricsServlet(operations));
    }
    if (pages != null) {
      Room.register(context, "/assets/*", new AssetsServlet(pages));
    }
    if (home != null) {
      if (!rootIsTaken()) {
        Room.register(context, "", new HomeServlet(pages, mounted(), options));
      }
      Room.register(context, "/", new NotFoundServlet(pages));
    }
  }

  /** What an app looks for only when it is asked is missed already now. */
  private static void requireContracts(Serving each) {
    Set<Class<?>> held = each.stores.contracts();
    each.app.contracts().stream().filter(c -> !held.contains(c)).forEach(each.stores::get);
  }

  private ReadyServlet ready() {
    return operations == null ? new ReadyServlet(probes) : ReadyServlet.forOperators(operations);
  }

  /** The pages, which lead to every app where all is ours; {@code null} where nothing needs any. */
  private Pages pages() {
    if (home != null) {
      return home.with(home.site().leadingTo(rooms()));
    }
    boolean needed = served.stream().anyMatch(each -> each.app.hasPages());
    return needed ? Pages.bundled(Site.ofThisProcess(VersionServlet.version())) : null;
  }

  private List<Link> rooms() {
    return served.stream()
        .filter(each -> !each.forAdmins)
        .map(each -> new Link(each.app.title(), each.app.entry(each.prefix)))
        .filter(link -> !link.path().isEmpty())
        .toList();
  }

  /** An app that lies at the root is its own home. */
  private boolean rootIsTaken() {
    return served.stream().anyMatch(each -> each.prefix.isEmpty() && each.app.hasPages());
  }

  private List<Mounted> mounted() {
    return served.stream().map(Serving::mounted).toList();
  }

  private record Serving(App app, Stores stores, String prefix, boolean forAdmins) {
    Mounted mounted() {
      return new Mounted(
          app.id(), app.title(), app.summary(), app.entry(prefix), app::example, stores);
    }
  }
}
