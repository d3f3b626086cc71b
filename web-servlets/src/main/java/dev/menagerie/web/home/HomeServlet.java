package dev.menagerie.web.home;

import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.GetServlet;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.AppCard;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The home page: which apps are here, how to try them, and whether their stores answer. */
public final class HomeServlet extends GetServlet {
  /** The {@code ServletContext} attribute with the {@link Pages}, if none were handed over. */
  public static final String PAGES = "dev.menagerie.web.home.HomeServlet.pages";

  private final Pages given;
  private final List<Shown> shown;
  private volatile Pages pages;

  /** For the container: pages come from the context's attribute; introduces no apps. */
  public HomeServlet() {
    this(null, List.of(), null);
  }

  /** For code. */
  public HomeServlet(Pages pages, List<Mounted> apps, WebOptions options) {
    super(new PageErrors(pages), options);
    given = pages;
    var known = new IdentityHashMap<Stores, QuickHealth>();
    shown =
        apps.stream()
            .map(app -> new Shown(app, known.computeIfAbsent(app.stores(), QuickHealth::new)))
            .toList();
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    pages = Attributes.require(given, context, PAGES, Pages.class);
  }

  @Override
  protected Reply get(HttpServletRequest request) {
    String base = urls().base(request) + "/";
    var cards = new ArrayList<AppCard>();
    for (Shown each : shown) {
      cards.add(each.card(base));
    }
    byte[] page = pages.render("home", RequestUrls.path(request), Map.of("apps", cards));
    return Reply.html(200, page).with("Cache-Control", "no-cache");
  }

  /** An app on the page. */
  private record Shown(Mounted app, QuickHealth health) {
    AppCard card(String base) {
      Health now = health.now();
      return new AppCard(
          app.id(),
          app.title(),
          app.summary(),
          app.path(),
          app.example().apply(base + app.path()),
          technology(app.stores().name()),
          now.up());
    }

    /** What a store is, without where it is, which is no visitor's business. */
    private static String technology(String store) {
      return store.split(" (at|file) ", 2)[0];
    }
  }
}
