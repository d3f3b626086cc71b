package dev.menagerie.web.home;

import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.GetServlet;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Asset;
import dev.menagerie.web.pages.Assets;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The style sheet, script and pictures that pages refer to, under names that change with their
 * content, so that browsers may keep them for ever. Map it to {@code /assets/*}.
 */
public final class AssetsServlet extends GetServlet {
  /** The {@code ServletContext} attribute with the {@link Pages}, if none were handed over. */
  public static final String PAGES = "dev.menagerie.web.home.AssetsServlet.pages";

  private final Pages given;
  private volatile Assets assets;

  /** For the container: pages come from the context's attribute. */
  public AssetsServlet() {
    this(null);
  }

  /** For code. */
  public AssetsServlet(Pages pages) {
    super(new PageErrors(pages), null);
    given = pages;
  }

  @Override
  protected void start(ServletContext context) throws ServletException {
    assets = Attributes.require(given, context, PAGES, Pages.class).assets();
  }

  @Override
  protected Reply get(HttpServletRequest request) {
    String path = request.getPathInfo();
    Asset asset =
        assets
            .find(path == null ? "" : path.substring(1))
            .orElseThrow(() -> new HttpProblem(404, "There is no such file."));
    String encodings = request.getHeader("Accept-Encoding");
    boolean zipped = encodings != null && encodings.contains("gzip");
    byte[] bytes = zipped ? asset.gzipped() : asset.bytes();
    Reply reply =
        Reply.of(200, asset.contentType(), bytes)
            .with("Cache-Control", Assets.CACHE_CONTROL)
            .with("Vary", "Accept-Encoding")
            .guarded();
    return zipped ? reply.with("Content-Encoding", "gzip") : reply;
  }
}
