package dev.menagerie.platform.state;

import dev.menagerie.platform.Refusal;
import java.util.Locale;

/** How a version takes the place of another. */
public enum Strategy {
  /** One instance after the other. */
  ROLLING,
  /** All at once, when all are healthy. */
  BLUE_GREEN,
  /** A share of the visitors first. */
  CANARY;

  /** The strategy of a name such as {@code blue-green}. */
  public static Strategy of(String name) {
    for (Strategy strategy : values()) {
      if (strategy.toString().equals(name)) {
        return strategy;
      }
    }
    throw Refusal.bad("strategy '" + name + "' must be rolling, blue-green or canary");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
