package dev.menagerie.consul;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Makes the id under which one opened store writes its counters; no two ever have the same. */
final class Instance {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MAX_HOST = 40;

  private Instance() {}

  /** The host's name, for people, and enough random digits. */
  static String fresh() {
    return host() + "-" + HexFormat.of().toHexDigits(RANDOM.nextLong());
  }

  private static String host() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A host need not have a name; the digits make the difference.
      return "host";
    }
    String fit = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return fit.substring(0, Math.min(MAX_HOST, fit.length()));
  }
}
