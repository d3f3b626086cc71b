package dev.menagerie.platform.repository;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of artifacts and configurations as the original platform had it: {@code
 * config/<app>/<app>.config} and {@code files/<app>/<app>.tgz}.
 *
 * @param folder the folder itself
 */
public record Layout(Path folder) {

  /** An app's two files, if both are there. */
  public Optional<Parts> find(String app) {
    Path config = folder.resolve(configPath(app));
    Path artifact = folder.resolve(artifactPath(app));
    return Files.isRegularFile(config) && Files.isRegularFile(artifact)
        ? Optional.of(new Parts(artifact, config))
        : Optional.empty();
  }

  /** Where a repository keeps an app's configuration. */
  public static String configPath(String app) {
    return "config/" + app + "/" + app + ".config";
  }

  /** Where a repository keeps an app's artifact. */
  public static String artifactPath(String app) {
    return "files/" + app + "/" + app + ".tgz";
  }

  /**
   * The two files of an app.
   *
   * @param artifact the archive
   * @param config the configuration
   */
  public record Parts(Path artifact, Path config) {
    /** What the release's digest would be. */
    public String digest() {
      return Digests.ofRelease(Digests.of(artifact), Digests.of(config));
    }
  }
}
