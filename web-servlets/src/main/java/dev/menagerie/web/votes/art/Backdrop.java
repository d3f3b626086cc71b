package dev.menagerie.web.votes.art;

import java.util.List;

/** The place where an animal on land sits: a sky, something in it, and a floor. */
final class Backdrop {
  private static final List<List<String>> LIGHTS =
      List.of(
          List.of("#fdebc8", "#f9d9a0", "#f1bd73", "#fff6da"),
          List.of("#dff0e0", "#c3e0c8", "#93c19d", "#fdf8dc"),
          List.of("#dcecf6", "#b9d8ec", "#8fb9d6", "#ffffff"),
          List.of("#fbdfd6", "#f5c0b5", "#dd8f88", "#fff1d6"),
          List.of("#e9e0f6", "#d0c1ea", "#a893cf", "#fff4d2"),
          List.of("#39355e", "#574c7e", "#7a68a3", "#fdf0c4"));

  private final List<String> light;
  private final boolean night;
  private final double orbX;
  private final double orbY;
  private final double orb;
  private final String scene;
  private final double[] spots = new double[24];

  Backdrop(Dice dice) {
    light = dice.one(LIGHTS);
    night = light == LIGHTS.get(LIGHTS.size() - 1);
    orbX = dice.chance(0.5) ? dice.between(50, 110) : dice.between(290, 350);
    orbY = dice.between(55, 110);
    orb = dice.between(26, 44);
    scene =
        night ? dice.one("stars", "hills") : dice.one("hills", "window", "clouds", "rug", "dots");
    for (int i = 0; i < spots.length; i++) {
      spots[i] = dice.between(0, 1);
    }
  }

  void draw(Sheet sheet) {
    sheet.fill(sheet.fade("sky", light.get(0), light.get(1)), "M0 0H400V400H0Z");
    switch (scene) {
      case "window" -> window(sheet);
      case "dots" -> dots(sheet);
      default -> outside(sheet);
    }
    sheet.fill(light.get(2), "M-20 345C80 318 320 318 420 345V420H-20Z");
    if (scene.equals("rug")) {
      sheet.ellipse(light.get(3), 200, 368, 178, 30).ellipse(light.get(1), 200, 368, 150, 23);
    }
  }

  private void outside(Sheet sheet) {
    sheet.circle(light.get(3), orbX, orbY, orb);
    if (night) {
      sheet.circle(light.get(0), orbX + orb * 0.45, orbY - orb * 0.2, orb * 0.86);
      for (int i = 0; i < spots.length; i += 2) {
        sheet.circle(light.get(3), spots[i] * 400, spots[i + 1] * 230, 1.5 + spots[i] * 1.6);
      }
    }
    if (scene.equals("clouds")) {
      cloud(sheet, 60 + spots[0] * 60, 70 + spots[1] * 50, 1);
      cloud(sheet, 300 + spots[2] * 50, 150 + spots[3] * 60, 0.75);
    }
    if (scene.equals("hills")) {
      sheet.veil(
          light.get(2),
          0.45,
          "M-20 % C60 % 140 % 230 300 S380 % 420 % V420H-20Z",
          290 - spots[0] * 50,
          220 - spots[1] * 40,
          300 - spots[2] * 40,
          235 + spots[3] * 40,
          280 - spots[4] * 40);
    }
  }

  private static void cloud(Sheet sheet, double x, double y, double size) {
    sheet.scaled(size, x, y);
    sheet.veil(
        "#ffffff", 0.75, "M% % a22 22 0 0 1 6 -43 a30 30 0 0 1 56 -8 a24 24 0 0 1 34 51 Z", x, y);
    sheet.end();
  }

  private void window(Sheet sheet) {
    sheet.fill(light.get(3), "M62 40H338V250H62Z");
    sheet.fill("#bfe0ee", "M74 52H194V238H74ZM206 52H326V238H206Z");
    sheet.veil("#ffffff", 0.5, "M74 150L172 52H194L74 172ZM206 190L326 70V100L206 220Z");
    sheet.fill(light.get(2), "M50 250H350V264H50Z");
  }

  private void dots(Sheet sheet) {
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 7; column++) {
        double x = 30 + column * 62 + (row % 2) * 31;
        sheet.circle(light.get(3), x, 28 + row * 58, 6);
      }
    }
  }
}
