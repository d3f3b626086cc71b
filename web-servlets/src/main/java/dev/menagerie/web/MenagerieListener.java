package dev.menagerie.web;

import dev.menagerie.store.Stores;
import dev.menagerie.web.ops.Operations;
import dev.menagerie.web.ops.VersionServlet;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
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
 * </dl>
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
    var menagerie = new Menagerie().options(params.options()).probes(operations);
    for (App app : params.apps(stores)) {
      menagerie.serving(app, stores, params.prefix(app));
    }
    if (params.home()) {
      menagerie.home(Pages.bundled(Site.ofThisProcess(VersionServlet.version())));
    }
    menagerie.mount(context);
  }

  private Stores stores(ServletContext context, ContextParams params) {
    if (context.getAttribute(STORES) instanceof Stores handedIn) {
      return handedIn;
    }
    opened = Stores.open(params.store());
    return opened;
  }
}
