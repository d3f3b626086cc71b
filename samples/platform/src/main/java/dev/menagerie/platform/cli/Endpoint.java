package dev.menagerie.platform.cli;

import dev.menagerie.platform.Refusal;
import java.net.InetSocketAddress;

/** Reads {@code HOST} and {@code HOST:PORT}. */
final class Endpoint {
  private Endpoint() {}

  static InetSocketAddress of(String flag, String text, int usualPort) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    boolean hasPort = bracketed ? text.contains("]:") : colon > 0 && text.indexOf(':') == colon;
    try {
      String host = hasPort ? text.substring(0, colon) : text;
      int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : usualPort;
      return new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
    } catch (IllegalArgumentException e) {
      throw Refusal.bad(flag + " '" + text + "' must be HOST or HOST:PORT");
    }
  }
}
