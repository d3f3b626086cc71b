package dev.menagerie.web;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.web.ops.Operations;
import dev.menagerie.web.ops.VersionServlet;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import dev.menagerie.web.votes.HealthSwitch;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.util.List;

/**
 * Mounts Menagerie into a web application whose {@code web.xml} names it as a {@code <listener>}.
 * Stores are those of the attribute {@link #STORES}, else they are opened from the context-param
 * {@code menagerie.store}; what was opened here is closed here, when the web application stops. The
 * context-params:
 *
 * <dl>
 *   <dt>{@code menagerie.store}
 *   <dd>the URL of the store; needed unless stores are handed in
 *   <dt>{@code menagerie.store-timeout}
 *   <dd>the longest that the store may take to answer, such as {@code 2s}; default: {@code 5s}
 *   <dt>{@code menagerie.apps}
 *   <dd>the apps to mount, separated by commas; default: all whose data the store can hold
 *   <dt>{@code menagerie.<app>.path}
 *   <dd>the path below which an app lies; default: its usual place
 *   <dt>{@code menagerie.home}
 *   <dd>{@code true} if the whole web application is Menagerie's, home page included; default:
 *       {@code false}
 *   <dt>{@code menagerie.max-body}
 *   <dd>the most bytes of a request's body; default: 1048576
 *   <dt>{@code menagerie.trust-proxy}
 *   <dd>{@code true} if {@code X-Forwarded-*} headers are to be believed; default: {@code false}
 *   <dt>{@code menagerie.admin-password}
 *   <dd>opens what is for an admin only; default: none, and it stays closed
 *   <dt>{@code menagerie.session-secret}
 *   <dd>signs cookies, the same on all replicas, at least 16 characters; default: a secret that is
 *       made once and kept in the store
 *   <dt>{@code menagerie.rate-limit}
 *   <dd>how often each user, and each address, may call the procedures API: {@code on}, {@code off}
 *       or such as {@code 100/1m}; default: {@code off}
 *   <dt>{@code menagerie.option-a}, {@code menagerie.option-b}, {@code menagerie.option-c}
 *   <dd>what can be voted for; default: {@code Cats}, {@code Dogs}, {@code Whales}
 *   <dt>{@code menagerie.results}
 *   <dd>who may see the results of the poll: {@code always}, {@code voted}, {@code closed} or
 *       {@code admin}; default: {@code always}
 *   <dt>{@code menagerie.closes}
 *   <dd>the moment from which on no vote is taken, such as {@code 2026-12-01T12:00Z}; default:
 *       never
 *   <dt>{@code menagerie.pets-images}
 *   <dd>a folder with one's own pictures; default: none, and all pets are drawn
 *   <dt>{@code menagerie.surveys}
 *   <dd>question files, and folders of {@code *.survey} files, separated by commas; default: {@code
 *       cats}, the built-in one
 * </dl>
 *
 * <p>The store, the password and the secret may instead be in a file, which the param with {@code
 * -file} behind its name tells, as in {@code menagerie.admin-password-file}.
 *
 * <p>A param of ours that says nothing we know stops the web application from starting.
 */
public final class MenagerieListener implements ServletContextListener {
  /** The {@code ServletContext} attribute with the {@link Stores}, if none were handed over. */
  public static final String STORES = "dev.menagerie.web.MenagerieListener.stores";

  private Stores opened;
  private Operations operations;

  /** For the container. */
  public MenagerieListener() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    try {
      mount(context, ContextParams.of(context));
    } catch (RuntimeException e) {
      contextDestroyed(event);
      throw e;
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (operations != null) {
      operations.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  private void mount(ServletContext context, ContextParams params) {
    Stores stores = stores(context, params);
    operations = new Operations(List.of(stores));
    var menagerie =
        new Menagerie()
            .options(params.options())
            .poll(params.poll(), new HealthSwitch(Clock.systemUTC()))
            .surveys(params.surveys())
            .probes(operations);
    params.rateLimit().ifPresent(menagerie::rateLimit);
    for (App app : params.apps(stores)) {
      menagerie.serving(app, stores, params.prefix(app));
    }
    if (params.home()) {
      menagerie.home(Pages.bundled(Site.ofThisProcess(VersionServlet.version())));
    }
    menagerie.mount(context);
  }

  private Stores stores(ServletContext context, ContextParams params) {
    StoreOptions options = params.storeOptions();
    if (context.getAttribute(STORES) instanceof Stores handedIn) {
      return handedIn;
    }
    opened = Stores.open(params.store(), options);
    return opened;
  }
}
