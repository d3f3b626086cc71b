package dev.menagerie.store;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a store, in the form its own ecosystem uses: {@code jdbc:h2:./data/menagerie},
 * {@code postgresql://host/db}, {@code redis://host:6379}, {@code consul://host:8500/prefix}.
 *
 * <p>{@link #toString()} masks passwords and tokens, so that a URL can be logged; only {@link
 * #value()} shows them.
 */
public final class StoreUrl {
  private static final Pattern SCHEME =
      Pattern.compile("(jdbc:[a-z][a-z0-9+.-]*|[a-z][a-z0-9+.-]*):.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PASSWORD = Pattern.compile("(//[^/?#@:]*):.*@", Pattern.DOTALL);
  private static final Pattern ONLY_A_PASSWORD =
      Pattern.compile("(?<=\\brediss?:)//[^/?#@:]*@", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile("([?&;][^=?&;]*(?:password|token|secret)=)[^&;]*", Pattern.CASE_INSENSITIVE);

  private final String value;
  private final String scheme;

  private StoreUrl(String value, String scheme) {
    this.value = value;
    this.scheme = scheme;
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it has no scheme
   */
  public static StoreUrl of(String url) {
    var matcher = SCHEME.matcher(requireNonNull(url, "url"));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A store URL begins with a scheme, such as jdbc:postgresql://, redis:// or consul://;"
              + " this one does not: '"
              + mask(url)
              + "'");
    }
    return new StoreUrl(url, matcher.group(1).toLowerCase(Locale.ROOT));
  }

  /** The whole URL, secrets included: for the driver, never for a log. */
  public String value() {
    return value;
  }

  /** The lower-case scheme; for JDBC with its sub-protocol: {@code jdbc:h2}. */
  public String scheme() {
    return scheme;
  }

  /** The URL with its secrets replaced by {@code ***}. */
  @Override
  public String toString() {
    return mask(value);
  }

  /** Rather hides too much than too little: a password may hold any character, even a slash. */
  private static String mask(String url) {
    String withoutPassword = PASSWORD.matcher(url).replaceAll("$1:***@");
    String withoutAny = ONLY_A_PASSWORD.matcher(withoutPassword).replaceAll("//***@");
    return SECRET_PARAMETER.matcher(withoutAny).replaceAll("$1***");
  }
}
