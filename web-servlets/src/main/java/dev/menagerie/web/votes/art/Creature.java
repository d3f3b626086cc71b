package dev.menagerie.web.votes.art;

/** The friendly creature that stands for whatever has no picture of its own. */
final class Creature implements Sitter {
  private static final String[][] FURS = {
    {"#8e6bbf", "#6a4a9c", "#d9c6f0", "violet"},
    {"#4f9d8f", "#357569", "#c9ebe2", "green"},
    {"#d77a52", "#ab5530", "#fbdcc9", "orange"},
    {"#5a8fd0", "#3a69a6", "#d2e4f8", "blue"},
    {"#d5618a", "#a83f66", "#fad3e0", "pink"},
    {"#c9a22f", "#98761a", "#f8ebbd", "yellow"},
    {"#6f7d8f", "#4c5868", "#dbe2ea", "grey"},
  };

  private final String name;
  private final Backdrop backdrop;
  private final String[] fur;
  private final String shape;
  private final String head;
  private final String mouth;
  private final String skin;
  private final int eyes;
  private final double fat;
  private final double top;
  private final boolean waves;
  private final long seed;

  Creature(Dice dice) {
    name = Names.any(dice);
    backdrop = new Backdrop(dice);
    fur = dice.one(FURS);
    shape = dice.one("round", "pear", "tall", "square");
    head = dice.one("horns", "antennae", "ears", "sprout", "crest", "tuft");
    mouth = dice.one("smile", "grin", "tooth", "tongue", "oh");
    skin = dice.one("plain", "spots", "stripes", "fluff", "heart");
    eyes = dice.one(1, 2, 2, 2, 3);
    fat = dice.between(96, 126);
    top = shape.equals("tall") ? dice.between(84, 104) : dice.between(108, 136);
    waves = dice.chance(0.5);
    seed = (long) dice.between(0, 1e9);
  }

  @Override
  public Drawing describe() {
    String many = eyes == 1 ? "one-eyed " : eyes == 3 ? "three-eyed " : "";
    String grown =
        switch (head) {
          case "horns" -> " with little horns";
          case "antennae" -> " with antennae";
          case "ears" -> " with great ears";
          case "sprout" -> " that has sprouted a leaf";
          case "crest" -> " with a crest";
          default -> " with a tuft of hair";
        };
    return new Drawing(name, "a friendly " + many + fur[3] + " creature" + grown);
  }

  @Override
  public void draw(Sheet sheet) {
    backdrop.draw(sheet);
    sheet.veil("#000000", 0.12, "M80 374a120 14 0 1 0 240 0a120 14 0 1 0 -240 0Z");
    sheet.ellipse(fur[1], 160, 362, 32, 18).ellipse(fur[1], 240, 362, 32, 18);
    arms(sheet);
    grown(sheet);
    body(sheet);
    face(sheet);
  }

  private void body(Sheet sheet) {
    double w = shape.equals("tall") ? fat * 0.84 : fat;
    double shoulder = shape.equals("pear") ? 0.6 : shape.equals("square") ? 1.02 : 0.95;
    String path =
        Sheet.path(
            "M200 %C% % % % % 260C% 340 % 364 200 364S% 340 % 260C% % % % 200 %Z",
            top,
            200 - w * shoulder,
            top,
            200 - w,
            top + 70,
            200 - w,
            198 - w,
            200 - w * 0.7,
            202 + w,
            200 + w,
            200 + w,
            top + 70,
            200 + w * shoulder,
            top,
            top);
    if (skin.equals("fluff")) {
      for (int i = 0; i < 22; i++) {
        double angle = Math.PI * (0.98 + 1.04 * i / 21.0);
        double x = 200 + Math.cos(angle) * w * 0.98;
        double y = 250 + Math.sin(angle) * (250 - top) * 0.96;
        sheet.circle(fur[0], x, y, 15);
      }
    }
    sheet.fill(fur[0], path);
    sheet.inside("body", path);
    sheet.ellipse(fur[2], 200, 318, w * 0.6, 62);
    var dice = new Dice(seed);
    switch (skin) {
      case "spots" -> {
        for (int i = 0; i < 14; i++) {
          double size = dice.between(6, 15);
          sheet.circle(fur[1], dice.between(80, 320), dice.between(top, 300), size);
        }
      }
      case "stripes" -> {
        for (double y = top + 24; y < 350; y += 40) {
          sheet.line(fur[1], 12, "M70 %q24 16 52 0M330 %q-24 16 -52 0", y, y);
        }
      }
      case "heart" ->
          sheet.fill(
              "#e2607a",
              "M200 346C164 322 170 290 190 294Q199 296 200 306Q201 296 210 294C230 290 236 322 200 346Z");
      default -> {}
    }
    sheet.end();
  }

  private void arms(Sheet sheet) {
    double w = shape.equals("tall") ? fat * 0.84 : fat;
    sheet.line(fur[0], 26, "M% 262C% 272 % 300 % 318", 206 - w, 186 - w, 174 - w, 180 - w);
    if (waves) {
      sheet.line(fur[0], 26, "M% 262C% 254 % 226 % 196", 194 + w, 214 + w, 228 + w, 230 + w);
    } else {
      sheet.line(fur[0], 26, "M% 262C% 272 % 300 % 318", 194 + w, 214 + w, 226 + w, 220 + w);
    }
  }

  private void grown(Sheet sheet) {
    switch (head) {
      case "horns" ->
          sheet.soft(
              "#f4e3bd",
              8,
              "M140 %q-22 -30 -16 -58q24 12 42 40ZM260 %q22 -30 16 -58q-24 12 -42 40Z",
              top + 34,
              top + 34);
      case "antennae" ->
          sheet
              .line(
                  fur[1],
                  7,
                  "M176 %Q166 % 144 %M224 %Q234 % 256 %",
                  top + 20,
                  top - 30,
                  top - 44,
                  top + 20,
                  top - 30,
                  top - 44)
              .circle("#f2c643", 142, top - 48, 13)
              .circle("#f2c643", 258, top - 48, 13);
      case "ears" ->
          sheet
              .ellipse(fur[0], 132, top + 14, 38, 46)
              .ellipse(fur[2], 132, top + 14, 22, 28)
              .ellipse(fur[0], 268, top + 14, 38, 46)
              .ellipse(fur[2], 268, top + 14, 22, 28);
      case "sprout" ->
          sheet
              .line("#5b8f4a", 7, "M200 %Q198 % 206 %", top + 10, top - 20, top - 36)
              .fill(
                  "#7cb862",
                  "M206 %q34 -34 58 -6q-26 28 -58 6ZM204 %q-34 -22 -50 4q24 20 50 -4Z",
                  top - 34,
                  top - 24);
      case "crest" ->
          sheet.soft(
              fur[1],
              8,
              "M140 %L158 %L180 %L200 %L220 %L242 %L260 %Z",
              top + 36,
              top - 20,
              top + 8,
              top - 38,
              top + 8,
              top - 20,
              top + 36);
      default ->
          sheet.line(
              fur[1],
              9,
              "M200 %q-4 -32 -30 -34M200 %q0 -36 6 -50M200 %q6 -28 32 -34",
              top + 10,
              top + 10,
              top + 10);
    }
  }

  private void face(Sheet sheet) {
    double y = top + 84;
    double gap = eyes == 2 ? 42 : 56;
    double size = eyes == 1 ? 42 : eyes == 2 ? 29 : 22;
    for (int i = 0; i < eyes; i++) {
      double x = 200 + (i - (eyes - 1) / 2.0) * gap * (eyes == 2 ? 2 : 1) * 0.9;
      double at = eyes == 3 && i == 1 ? y - 22 : y;
      sheet.circle("#fffdf8", x, at, size).circle(Sheet.INK, x + 2, at + 2, size * 0.52);
      sheet.circle("#ffffff", x + size * 0.3, at - size * 0.2, size * 0.2);
    }
    double m = y + (eyes == 1 ? 66 : 54);
    switch (mouth) {
      case "smile" -> sheet.line(Sheet.INK, 6, "M166 %Q200 % 234 %", m, m + 34, m);
      case "oh" ->
          sheet.ellipse("#5b2c3c", 200, m + 10, 15, 18).ellipse("#e2607a", 200, m + 20, 9, 7);
      default -> {
        sheet.soft(
            "#5b2c3c", 6, "M158 %H242Q236 % 200 %Q164 % 158 %Z", m, m + 42, m + 42, m + 42, m);
        if (mouth.equals("grin")) {
          sheet.fill("#fffdf8", "M162 %H238V%H162Z", m, m + 11);
        } else if (mouth.equals("tooth")) {
          sheet
              .soft("#fffdf8", 3, "M176 %h16v14h-16Z", m)
              .soft("#fffdf8", 3, "M212 %h12v11h-12Z", m);
        } else {
          sheet.ellipse("#e2607a", 200, m + 30, 22, 13);
        }
      }
    }
    sheet.veil(
        "#ee6f7d",
        0.35,
        "M118 %a14 9 0 1 0 28 0a14 9 0 1 0 -28 0ZM254 %a14 9 0 1 0 28 0a14 9 0 1 0 -28 0Z",
        m,
        m);
  }
}
