package dev.menagerie.web.http;

import java.util.Locale;

/** Chooses among the media types that an address can answer with. */
public final class Accept {
  private Accept() {}

  /**
   * The offer that a client likes best; of several the first. Where it likes none, the first all
   * the same: an answer that it did not ask for tells more than none.
   *
   * @param header the header {@code Accept}, or {@code null} if there is none
   * @param offers media types in lower case, ours first
   */
  public static String best(String header, String... offers) {
    if (header == null || header.equals("*/*") || header.equals(offers[0])) {
      return offers[0];
    }
    String[] ranges = header.toLowerCase(Locale.ROOT).split(",", -1);
    String best = offers[0];
    double liking = 0;
    for (String offer : offers) {
      double quality = quality(ranges, offer);
      if (quality > liking) {
        best = offer;
        liking = quality;
      }
    }
    return best;
  }

  /** The quality of the range that fits an offer most closely; 0 if none does. */
  private static double quality(String[] ranges, String offer) {
    String family = offer.substring(0, offer.indexOf('/')) + "/*";
    double quality = 0;
    int closest = 0;
    for (String range : ranges) {
      String[] parts = range.split(";", -1);
      String type = parts[0].strip();
      int close = type.equals(offer) ? 3 : type.equals(family) ? 2 : type.equals("*/*") ? 1 : 0;
      if (close > closest) {
        closest = close;
        quality = weight(parts);
      }
    }
    return quality;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        try {
          return Math.min(1, Double.parseDouble(parameter.substring(2)));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }
}
