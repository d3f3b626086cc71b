package dev.menagerie.platform.repository;

import dev.menagerie.platform.Names;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.DurableFiles;
import dev.menagerie.platform.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every release, each in a folder of its own that appears whole and is never written again: {@code
 * <app>/<number>/} with the artifact, the configuration and {@code release.json}.
 */
public final class Releases {
  private static final String DESCRIPTION = "release.json";
  private static final long LARGEST_CONFIG = 1 << 20;

  private final Path folder;
  private final Path scratch;
  private final Clock clock;

  /** The releases in a folder, which is made if it is not there. */
  public Releases(Path folder, Path scratch, Clock clock) {
    this.folder = folder;
    this.scratch = scratch;
    this.clock = clock;
    try {
      Files.createDirectories(folder);
      // What a crash left half made is of no use.
      DurableFiles.deleteFolder(scratch);
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + folder + "' could not be made", e);
    }
  }

  /**
   * Makes the next release of an app from copies of two files.
   *
   * @throws Refusal if the configuration or the archive is not what it should be
   */
  public synchronized Release publish(String app, Path artifact, Path config, String by) {
    Names.app(app);
    Path making = scratch("release");
    try {
      if (Files.size(config) > LARGEST_CONFIG) {
        throw Refusal.bad("the configuration is larger than " + LARGEST_CONFIG + " bytes");
      }
      Path ownArtifact = Files.copy(artifact, making.resolve(app + ".tgz"));
      Path ownConfig = Files.copy(config, making.resolve(app + ".config"));
      check(ownArtifact, ownConfig);
      String artifactDigest = Digests.of(ownArtifact);
      String configDigest = Digests.of(ownConfig);
      int number = next(app);
      var release =
          new Release(
              app,
              number,
              Digests.ofRelease(artifactDigest, configDigest),
              artifactDigest,
              configDigest,
              Files.size(ownArtifact),
              clock.instant(),
              by);
      DurableFiles.write(making.resolve(DESCRIPTION), Json.bytes(release));
      Files.createDirectories(folder.resolve(app));
      DurableFiles.moveFolder(making, folder(app, number));
      return release;
    } catch (IOException e) {
      throw new UncheckedIOException("the release could not be stored", e);
    } finally {
      DurableFiles.deleteFolder(making);
    }
  }

  /** All releases of an app, oldest first. */
  public List<Release> of(String app) {
    Path releases = folder.resolve(Names.app(app));
    if (!Files.isDirectory(releases)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(releases)) {
      return folders
          .map(f -> read(f.resolve(DESCRIPTION)))
          .sorted(Comparator.comparing(Release::number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the releases of '" + app + "' could not be listed", e);
    }
  }

  /** The last release of an app, if it has any. */
  public Optional<Release> newest(String app) {
    List<Release> all = of(app);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The number that the next release of an app gets. */
  public int next(String app) {
    return newest(app).map(Release::number).orElse(0) + 1;
  }

  /** All apps that have a release. */
  public List<String> apps() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("'" + folder + "' could not be listed", e);
    }
  }

  /**
   * One release.
   *
   * @throws Refusal if there is none of that number
   */
  public Release get(String app, int number) {
    return of(app).stream()
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow(
            () -> Refusal.missing("app '" + app + "' has no release " + number + known(app)));
  }

  private String known(String app) {
    return newest(app)
        .map(r -> "; its newest is " + r.number())
        .orElse("; publish one first: platform publish " + app + " FILE.tgz --config FILE.config");
  }

  /** Where a release's artifact lies. */
  public Path artifact(String app, int number) {
    return folder(app, number).resolve(app + ".tgz");
  }

  /** Where a release's configuration lies. */
  public Path configFile(String app, int number) {
    return folder(app, number).resolve(app + ".config");
  }

  /** A release's configuration, {@code $NAME} referring to an environment. */
  public AppConfig config(String app, int number, Map<String, String> environment) {
    try {
      return AppConfig.parse(Files.readAllBytes(configFile(app, number)), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the configuration of release " + number + " of '" + app + "' could not be read", e);
    }
  }

  /**
   * Checks that a release is still what was published.
   *
   * @throws Refusal if a byte of it changed
   */
  public void verify(Release release) {
    Path artifact = artifact(release.app(), release.number());
    Path config = configFile(release.app(), release.number());
    if (!Digests.ofRelease(Digests.of(artifact), Digests.of(config)).equals(release.digest())) {
      throw Refusal.conflict(
          "release "
              + release.number()
              + " of '"
              + release.app()
              + "' is not what was published: its digest is not "
              + release.digest()
              + "; publish it again");
    }
  }

  private void check(Path artifact, Path config) throws IOException {
    Path unpacked = scratch("check");
    try {
      AppConfig.parse(Files.readAllBytes(config), knownToApps());
      TarGz.unpack(artifact, unpacked);
    } catch (BadConfigException e) {
      throw Refusal.bad("the configuration is refused: " + e.getMessage());
    } catch (BadArchiveException e) {
      throw Refusal.bad(e.getMessage());
    } finally {
      DurableFiles.deleteFolder(unpacked);
    }
  }

  /** What every configuration may refer to; the port is another one at each start. */
  private static Map<String, String> knownToApps() {
    var known = new java.util.HashMap<>(System.getenv());
    known.put("PORT", "8080");
    known.put("HOST", "127.0.0.1");
    return known;
  }

  private Path scratch(String purpose) {
    try {
      return Files.createTempDirectory(scratch, purpose);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + scratch + "' cannot be written", e);
    }
  }

  private Path folder(String app, int number) {
    return folder.resolve(app).resolve(Integer.toString(number));
  }

  private static Release read(Path description) {
    try {
      return Json.read(Files.readAllBytes(description), Release.class);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + description + "' could not be read", e);
    }
  }
}
