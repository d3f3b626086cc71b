package dev.menagerie.web.pages;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Style sheet, script and pictures, each under a name that holds a fingerprint of its content. So a
 * client may keep what it has for ever ({@link #CACHE_CONTROL}), and gets the new file at once when
 * a page names it. Get it from {@link Pages#assets()}; safe for use by many threads.
 */
public final class Assets {

  /** Where assets are served, relative to the web application's root. */
  public static final String PATH = "assets/";

  /** What an asset that was found is to be sent with. */
  public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  /** Only such names are looked up at all, so no request path reaches a file system. */
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "([a-z][a-z0-9-]{0,40})-[0-9a-f]{" + Asset.FINGERPRINT_LENGTH + "}(\\.(?:css|js|svg))");

  private final Resources resources;
  private final ConcurrentHashMap<String, Asset> kept = new ConcurrentHashMap<>();

  Assets(Resources resources) {
    this.resources = resources;
  }

  /**
   * Where a page finds an asset, relative to the web application's root, as in {@code
   * assets/menagerie-0f3a9c1b2d4e.css} for {@code menagerie.css}.
   *
   * @throws IllegalArgumentException when there is no asset of this name
   */
  public String url(String name) {
    return PATH + required(name).fileName();
  }

  /**
   * The asset for the last part of a request path. Empty when there is none of that name, and when
   * its content is not (or no longer) what the fingerprint says: an answer that is kept for ever
   * must not be a wrong one.
   */
  public Optional<Asset> find(String fileName) {
    var parts = FILE_NAME.matcher(fileName);
    return parts.matches()
        ? load(parts.group(1) + parts.group(2)).filter(a -> a.fileName().equals(fileName))
        : Optional.empty();
  }

  Asset required(String name) {
    return load(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no asset '" + name + "'"));
  }

  private Optional<Asset> load(String name) {
    Asset known = kept.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Asset> read = resources.read(PATH + name).map(bytes -> new Asset(name, bytes));
    if (!resources.mayChange()) {
      read.ifPresent(asset -> kept.put(name, asset));
    }
    return read;
  }
}
