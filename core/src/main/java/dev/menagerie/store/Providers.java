package dev.menagerie.store;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds the module that opens a URL scheme, or says which one to add. */
final class Providers {
  private static final Map<String, String> OUR_MODULES =
      Map.of(
          "jdbc:postgresql", "menagerie-store-postgres",
          "postgresql", "menagerie-store-postgres",
          "jdbc:h2", "menagerie-store-postgres",
          "redis", "menagerie-store-redis",
          "rediss", "menagerie-store-redis",
          "redis-sentinel", "menagerie-store-redis",
          "redis-cluster", "menagerie-store-redis",
          "consul", "menagerie-store-consul");

  private Providers() {}

  static StoresProvider forScheme(String scheme) {
    var known = new TreeSet<String>();
    for (StoresProvider provider : ServiceLoader.load(StoresProvider.class)) {
      if (provider.schemes().contains(scheme)) {
        return provider;
      }
      known.addAll(provider.schemes());
    }
    String module = OUR_MODULES.get(scheme);
    throw new IllegalArgumentException(
        "No store on the class path opens '"
            + scheme
            + ":' URLs (found: "
            + known
            + "). "
            + (module == null
                ? "Schemes of Menagerie's own modules: " + new TreeSet<>(OUR_MODULES.keySet())
                : dependency(module)));
  }

  private static String dependency(String module) {
    String version = Stores.class.getPackage().getImplementationVersion();
    return "Add this dependency:\n"
        + "  <dependency>\n"
        + "    <groupId>dev.menagerie</groupId>\n"
        + "    <artifactId>"
        + module
        + "</artifactId>\n"
        + "    <version>"
        + (version == null ? "${menagerie.version}" : version)
        + "</version>\n"
        + "  </dependency>";
  }
}
