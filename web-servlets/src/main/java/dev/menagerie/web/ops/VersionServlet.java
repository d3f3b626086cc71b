package dev.menagerie.web.ops;

import dev.menagerie.store.Stores;
import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.GetServlet;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;

/** {@code /version}: which Menagerie this is, as {@code {"version":"…"}}. */
public final class VersionServlet extends GetServlet {
  private static final String DEVELOPMENT = "development";

  /** For the container and for code alike: it needs nothing. */
  public VersionServlet() {
    super(ErrorShape.text(), null);
  }

  /** The version in the manifest of the jar that this runs from. */
  public static String version() {
    String version = Stores.class.getPackage().getImplementationVersion();
    return version == null ? DEVELOPMENT : version;
  }

  @Override
  protected Reply get(HttpServletRequest request) {
    return Reply.json(200, Json.object("version", version())).with("Cache-Control", "no-store");
  }
}
