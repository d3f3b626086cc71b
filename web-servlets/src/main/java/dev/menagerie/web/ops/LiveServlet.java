package dev.menagerie.web.ops;

import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.GetServlet;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;

/**
 * {@code /livez}: whether the process runs and answers. Depends on nothing, so that a process is
 * never restarted because something else is down.
 */
public final class LiveServlet extends GetServlet {
  private static final Reply ALIVE = Reply.text(200, "alive\n").with("Cache-Control", "no-store");

  /** For the container and for code alike: it needs nothing. */
  public LiveServlet() {
    super(ErrorShape.text(), null);
  }

  @Override
  protected Reply get(HttpServletRequest request) {
    return ALIVE;
  }
}
