package dev.menagerie.platform.runner;

import dev.menagerie.platform.repository.AppConfig;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What an app finds in its environment. */
public final class Environment {
  /** Where the platform finds its token for Consul. */
  public static final String CONSUL_TOKEN = "CONSUL_HTTP_TOKEN";

  /** Tells an app which instance it is. */
  public static final String INSTANCE = "APP_INSTANCE";

  private Environment() {}

  /** What this process has, and where its Java is: an app may need one and the path lack it. */
  public static Map<String, String> inherited() {
    var environment = new HashMap<>(System.getenv());
    String home = System.getProperty("java.home");
    environment.putIfAbsent("JAVA_HOME", home);
    String path = environment.getOrDefault("PATH", "");
    environment.put("PATH", path + File.pathSeparator + Path.of(home, "bin"));
    return environment;
  }

  /** The environment of an instance: the platform's own token for Consul is no app's. */
  public static Map<String, String> ofInstance(
      Map<String, String> inherited, AppConfig config, Map<String, String> given) {
    var shared = new HashMap<>(inherited);
    shared.remove(CONSUL_TOKEN);
    return of(shared, config, given);
  }

  /** The inherited environment under every assignment of a configuration, under what is given. */
  public static Map<String, String> of(
      Map<String, String> inherited, AppConfig config, Map<String, String> given) {
    var environment = new TreeMap<>(inherited);
    environment.putAll(config.assignments());
    environment.putAll(given);
    return environment;
  }
}
