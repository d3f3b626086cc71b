package dev.menagerie.platform.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps libraries from telling at length what the platform tells in a sentence. */
final class Logs {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger UNDERTOW = Logger.getLogger("io.undertow");
  private static final Logger XNIO = Logger.getLogger("org.xnio");
  private static final Logger JBOSS = Logger.getLogger("org.jboss");

  private Logs() {}

  static void quiet() {
    ROOT.setLevel(Level.WARNING);
    UNDERTOW.setLevel(Level.OFF);
    XNIO.setLevel(Level.WARNING);
    JBOSS.setLevel(Level.WARNING);
  }
}
