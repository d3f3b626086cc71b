package dev.menagerie.web.votes;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.web.access.AdminSessions;
import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.FormTokens;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages for administrators: the log-in, where there is a password, and the results. */
final class AdminPages {
  private static final int TOO_MANY = 429;

  private final Pages pages;
  private final Places places;
  private final Optional<AdminSessions> sessions;
  private final FormTokens tokens;
  private final ResultsView view;
  private final HealthSwitch health;
  private final WebOptions options;

  AdminPages(
      Pages pages,
      Places places,
      Optional<AdminSessions> sessions,
      FormTokens tokens,
      ResultsView view,
      HealthSwitch health,
      WebOptions options) {
    this.pages = pages;
    this.places = places;
    this.sessions = sessions;
    this.tokens = tokens;
    this.view = view;
    this.health = health;
    this.options = options;
  }

  /** The page to log in on; where nobody has to, it leads on. */
  Reply entrance(HttpServletRequest request) {
    boolean asking = Methods.isGet(request);
    if (!asking && !request.getMethod().equals("POST")) {
      throw methodNotAllowed("GET, HEAD, POST");
    }
    if (sessions.isEmpty() || (asking && sessions.get().find(request).isPresent())) {
      return places.redirect(request, "/admin");
    }
    return asking ? page(request, 200, "login", Map.of()) : logIn(request, sessions.get());
  }

  /** The results, for who is logged in. */
  Reply results(HttpServletRequest request) {
    Methods.requireGet(request);
    if (sessions.isPresent() && !sessions.get().isAdmin(request)) {
      return places.redirect(request, "/");
    }
    Map<String, Object> model = new HashMap<>(view.model());
    model.put("live", "admin/events");
    model.put("admin", true);
    Health now = health.now();
    if (!now.healthy()) {
      model.put("ill", now.reason());
      now.heals().ifPresent(at -> model.put("heals", Long.toString(health.secondsLeft(at))));
    }
    sessions
        .flatMap(all -> all.find(request))
        .ifPresent(session -> model.put("token", tokens.issue(session)));
    return page(request, 200, "results", model);
  }

  Reply logOut(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      throw methodNotAllowed("POST");
    }
    Reply out = places.redirect(request, "/");
    Optional<String> session = sessions.flatMap(all -> all.find(request));
    if (session.isEmpty()) {
      return out;
    }
    Form form = Form.read(request, options);
    tokens.check(session.get(), form.first(FormTokens.FIELD).orElse(null));
    return sessions.get().end(out, request);
  }

  private Reply logIn(HttpServletRequest request, AdminSessions all) {
    String password = Form.read(request, options).first("password").orElse("");
    try {
      if (all.mayBegin(request, password)) {
        return all.begin(places.redirect(request, "/admin"), request);
      }
      return page(request, 200, "login", Map.of("passwordError", "Invalid credentials."));
    } catch (HttpProblem e) {
      if (e.status() != TOO_MANY) {
        throw e;
      }
      Reply reply = page(request, TOO_MANY, "login", Map.of("passwordError", e.getMessage()));
      return reply.with("Retry-After", e.headers().get("Retry-After"));
    }
  }

  private Reply page(HttpServletRequest request, int status, String template, Map<String, ?> more) {
    var model = new HashMap<String, Object>(Poll.model(request, pages.site()));
    model.putAll(more);
    return Poll.page(status, pages.render(template, RequestUrls.path(request), model));
  }
}
