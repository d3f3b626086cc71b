package dev.menagerie.web.http;

import dev.menagerie.web.pages.ErrorPage;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Errors for people: a page for who asks for one, as browsers do, and a line of text for others.
 */
public final class PageErrors implements ErrorShape {
  private static final Logger LOG = System.getLogger(PageErrors.class.getName());

  private final Pages pages;

  /** Errors on pages; without pages, in plain text for everybody. */
  public PageErrors(Pages pages) {
    this.pages = pages;
  }

  @Override
  public Reply reply(HttpServletRequest request, int status, String message) {
    String wanted = Accept.best(request.getHeader("Accept"), "text/plain", "text/html");
    if (pages != null && wanted.equals("text/html")) {
      try {
        var model = ErrorPage.of(status).model();
        return Reply.html(status, pages.render("error", RequestUrls.path(request), model));
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The error page itself is broken", e);
      }
    }
    return Reply.text(status, message + "\n");
  }
}
