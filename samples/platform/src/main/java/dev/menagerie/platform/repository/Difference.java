package dev.menagerie.platform.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What is different between two releases, secrets masked. */
public final class Difference {
  private Difference() {}

  /** One line for each difference; none if there is no difference. */
  public static List<String> between(
      Release a, Release b, Map<String, String> configA, Map<String, String> configB) {
    var lines = new ArrayList<String>();
    if (!a.artifactDigest().equals(b.artifactDigest())) {
      lines.add("- artifact " + describe(a));
      lines.add("+ artifact " + describe(b));
    }
    Map<String, String> shownA = Secrets.masked(configA);
    Map<String, String> shownB = Secrets.masked(configB);
    var names = new TreeSet<>(configA.keySet());
    names.addAll(configB.keySet());
    for (String name : names) {
      if (Objects.equals(configA.get(name), configB.get(name))) {
        continue;
      }
      boolean hidden =
          configA.containsKey(name)
              && configB.containsKey(name)
              && shownA.get(name).equals(shownB.get(name));
      if (configA.containsKey(name)) {
        lines.add("- " + name + "=" + shownA.get(name));
      }
      if (configB.containsKey(name)) {
        lines.add("+ " + name + "=" + shownB.get(name) + (hidden ? " (another one)" : ""));
      }
    }
    return lines;
  }

  private static String describe(Release release) {
    return release.artifactDigest().substring(0, 12) + " (" + release.bytes() + " bytes)";
  }
}
