package dev.menagerie.standalone.check;

import dev.menagerie.standalone.settings.BadSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to check.
 *
 * @param root the URL below which the API lies, without a slash at its end
 * @param anchors the only certificates to trust; empty: those that Java trusts
 */
public record Target(String root, Optional<Path> anchors) {

  /**
   * Reads what somebody typed.
   *
   * @throws BadSettingException if it makes no sense
   */
  public static Target of(String url, Optional<Path> anchors) {
    String root = url.replaceFirst("/+$", "");
    boolean tls = isWeb(root, "https");
    if (!tls && !isWeb(root, "http")) {
      throw new BadSettingException(
          "URL is '" + url + "', but must be that of a service, as in https://localhost:5000");
    }
    if (!tls && anchors.isPresent()) {
      throw new BadSettingException(
          "--cert-path is given, but " + url + " is plain HTTP, which shows no certificate");
    }
    anchors
        .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
        .ifPresent(
            file -> {
              throw new BadSettingException(
                  "--cert-path is '" + file + "', but must be a readable PEM file");
            });
    return new Target(root, anchors);
  }

  private static boolean isWeb(String url, String scheme) {
    try {
      var uri = new URI(url);
      return scheme.equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
