package dev.menagerie.web.pages;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Every page of the product: a template and a model become finished bytes.
 *
 * <p>A page is rendered completely before its caller touches the response, so that a failure in a
 * template is an ordinary error and never half a page. Values are escaped as HTML unless they are
 * {@link Svg}. Pages hold relative links only, so they work under any context path and behind any
 * proxy; which way is up follows from the path that was asked for.
 *
 * <p>Making one reads nothing; the template engine is set up when the first page is rendered. Safe
 * for use by many threads.
 */
public final class Pages {

  /** Nobody files a page deeper than this; a hostile path of mere slashes gets no longer links. */
  private static final int DEEPEST = 32;

  private final TemplateEngine engine;
  private final Assets assets;
  private final Site site;

  private Pages(Resources resources, Site site) {
    this.assets = new Assets(resources);
    this.engine = new TemplateEngine(resources, assets);
    this.site = Objects.requireNonNull(site, "site");
  }

  private Pages(Pages from, Site site) {
    this.assets = from.assets;
    this.engine = from.engine;
    this.site = Objects.requireNonNull(site, "site");
  }

  /** The pages as they were shipped: templates and assets are read once and kept. */
  public static Pages bundled(Site site) {
    return new Pages(Resources.bundled(), site);
  }

  /**
   * For somebody who works on the looks: files in {@code folder} ({@code templates/home.ftlh},
   * {@code assets/menagerie.css}, …) take precedence over the shipped ones and are read anew for
   * every page.
   *
   * @throws IllegalArgumentException when {@code folder} is no folder
   */
  public static Pages live(Path folder, Site site) {
    return new Pages(Resources.overriddenBy(folder), site);
  }

  /** The same pages, sharing what is already loaded, under another header and footer. */
  public Pages with(Site other) {
    return new Pages(this, other);
  }

  /** What these pages say about the server. */
  public Site site() {
    return site;
  }

  /** The style sheet, script and pictures that these pages refer to. */
  public Assets assets() {
    return assets;
  }

  /**
   * Renders a page as UTF-8. Besides what {@code model} holds, a template sees {@code root} (the
   * way up to the web application's root: {@code ./}, {@code ../}, …), {@code path} and {@code
   * site}. An absent {@code Optional} counts as missing, a present one as its value.
   *
   * @param template the template's name without its ending, as in {@code home}
   * @param path the request's path inside the web application, raw and without query, as in {@code
   *     /messages/abc}
   * @throws IllegalArgumentException when there is no such template, or {@code path} does not begin
   *     with a slash
   * @throws IllegalStateException when the template fails, for instance because the model lacks
   *     what it needs
   */
  public byte[] render(String template, String path, Map<String, ?> model) {
    var complete = new HashMap<String, Object>(model);
    complete.put("root", root(path));
    complete.put("path", path);
    complete.put("site", site);
    var page = new StringWriter(8 * 1024);
    try {
      engine.template(template).process(complete, page);
    } catch (freemarker.template.TemplateException | IOException e) {
      throw new IllegalStateException("page '" + template + "' could not be rendered", e);
    }
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The relative way from a path up to the root that it is measured from: {@code ./} for {@code /}
   * and {@code /vote}, {@code ../} for {@code /pets/} and {@code /messages/abc}.
   *
   * @throws IllegalArgumentException when {@code path} does not begin with a slash
   */
  public static String root(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path '" + path + "' must begin with a slash");
    }
    long depth = path.chars().filter(c -> c == '/').count() - 1;
    return depth == 0 ? "./" : "../".repeat((int) Math.min(depth, DEEPEST));
  }
}
