package dev.menagerie.web.votes.art;

/** A penguin that has come out on the ice to see you. */
final class Penguin implements Sitter {
  private static final String[][] SKIES = {
    {"#e6e0f3", "#cfc6ea", "#f7f3fd"},
    {"#d8ecf5", "#b5d9ea", "#f4fbff"},
    {"#fce3d6", "#f4c3bd", "#fff6f1"},
    {"#22304f", "#3b4f7d", "#cfdcf0"},
  };
  private static final String[] WOOL = {
    "#c9423a", "#2f7d6d", "#e0a51f", "#3d6fae", "#87569c", "#d5618a"
  };

  private final String name;
  private final Kind kind;
  private final String[] sky;
  private final boolean night;
  private final double fat;
  private final double tall;
  private final double tilt;
  private final String wool;
  private final String head;
  private final String neck;
  private final String holds;
  private final int friends;
  private final boolean waves;
  private final String mood;

  private enum Kind {
    KING("#34404f", "king penguin"),
    CHINSTRAP("#2c2a35", "chinstrap penguin"),
    ROCKHOPPER("#2f2d3a", "rockhopper penguin"),
    LITTLE("#4d6f96", "little blue penguin"),
    GENTOO("#302e3a", "gentoo penguin"),
    CHICK("#9a98a6", "fluffy chick");

    private final String back;
    private final String words;

    Kind(String back, String words) {
      this.back = back;
      this.words = words;
    }
  }

  Penguin(Dice dice) {
    name = Names.any(dice);
    kind = dice.one(Kind.values());
    sky = dice.one(SKIES);
    night = sky == SKIES[3];
    fat = dice.between(92, 116);
    tall = dice.between(-14, 14);
    tilt = dice.between(-5, 5);
    wool = dice.one(WOOL);
    head = dice.one("none", "none", "bobble", "muffs", "flower");
    neck = dice.one("none", "none", "scarf", "bow");
    holds = dice.one("none", "none", "fish", "balloon", "flag");
    friends = dice.one(0, 0, 2, 3);
    waves = dice.chance(0.45);
    mood = dice.one("open", "open", "happy", "wink");
  }

  @Override
  public Drawing describe() {
    String wears =
        switch (head) {
          case "bobble" -> " with a bobble hat";
          case "muffs" -> " with ear muffs";
          case "flower" -> " with a flower";
          default ->
              neck.equals("scarf") ? " with a scarf" : neck.equals("bow") ? " with a bow tie" : "";
        };
    String has = holds.equals("none") ? "" : (wears.isEmpty() ? " with a " : " and a ") + holds;
    return new Drawing(name, "a " + kind.words + wears + has);
  }

  @Override
  public void draw(Sheet sheet) {
    backdrop(sheet);
    sheet.turned(tilt, 200, 370);
    held(sheet);
    body(sheet);
    face(sheet);
    dress(sheet);
    sheet.end();
  }

  private void backdrop(Sheet sheet) {
    sheet.fill(sheet.fade("sky", sky[0], sky[1]), "M0 0H400V400H0Z");
    if (night) {
      sheet.veil(
          "#6fe0b0",
          0.45,
          "M-10 120C60 40 120 150 200 80S340 30 410 90V150C330 90 270 170 200 140S70 110 -10 190Z");
      sheet.veil(
          "#8fb6f0",
          0.35,
          "M-10 70C80 20 140 100 220 40S350 20 410 40V80C340 60 280 110 210 80S80 70 -10 120Z");
      for (int i = 0; i < 16; i++) {
        sheet.circle("#ffffff", i * 83 % 400, i * 47 % 180, 1.2 + i % 2);
      }
    } else {
      sheet.circle("#fff6da", 322, 82, 36);
      for (int i = 0; i < 14; i++) {
        sheet.circle("#ffffff", (i * 97 + fat) % 400, (i * 61 + 20) % 290, 2.5 + i % 3);
      }
    }
    sheet.veil(
        sky[2],
        0.75,
        "M-10 310L40 226L84 262L128 206L176 310ZM240 310L296 236L330 262L366 214L420 310Z");
    sheet.veil(
        sky[1], 0.55, "M128 206L146 310H176ZM366 214L380 310H420ZM40 226L58 310H100L84 262Z");
    for (int i = 0; i < friends; i++) {
      double x = i == 0 ? 58 : i == 1 ? 336 : 94;
      double y = i == 2 ? 322 : 330;
      sheet.ellipse("#4a4756", x, y - 34, 15, 30).ellipse("#fbf8f1", x, y - 28, 9, 22);
      sheet.fill("#eaa23a", "M% %l8 0l-4 7Z", x - 4, y - 54);
    }
    sheet.fill(sky[2], "M-20 336C80 312 320 312 420 336V420H-20Z");
    sheet.veil("#5a6a90", 0.16, "M90 374a110 13 0 1 0 220 0a110 13 0 1 0 -220 0Z");
  }

  private void held(Sheet sheet) {
    switch (holds) {
      case "balloon" ->
          sheet
              .line("#8a8791", 2.5, "M312 262Q330 190 322 130")
              .ellipse(wool, 322, 92, 34, 42)
              .fill(wool, "M314 132h16l-8 -10Z")
              .veil("#ffffff", 0.5, "M306 70q8 -16 20 -14q-12 6 -14 22Z");
      case "flag" ->
          sheet.line("#8a6a4a", 6, "M318 268L340 110").soft(wool, 3, "M340 112L388 134L334 158Z");
      case "fish" ->
          sheet
              .turned(-32, 326, 236)
              .soft("#7fa9c4", 4, "M300 236q24 -24 52 0q-28 24 -52 0l-16 14v-28Z")
              .circle(Sheet.INK, 340, 232, 3)
              .end();
      default -> {}
    }
  }

  private void body(Sheet sheet) {
    double top = 84 - tall;
    sheet.soft("#e8962f", 8, "M150 366q-26 4 -34 12h54ZM250 366q26 4 34 12h-54Z");
    boolean raised = waves || !holds.equals("none");
    flipper(sheet, false, false);
    flipper(sheet, true, raised);
    String shape =
        Sheet.path(
            "M200 %C% % % 170 % 262C% 346 % 372 200 372S% 346 % 262C% 170 % % 200 %Z",
            top,
            200 - fat * 0.72,
            top,
            206 - fat,
            200 - fat,
            200 - fat,
            212 - fat * 0.5,
            200 + fat,
            200 + fat,
            194 + fat,
            200 + fat * 0.72,
            top,
            top);
    sheet.fill(kind.back, shape);
    sheet.inside("body", shape);
    double b = fat * 0.76;
    sheet.fill(
        kind == Kind.CHICK ? "#c9c7d0" : "#fdfaf3",
        "M200 196C% 190 % 230 % 280C% 350 % 380 200 380S% 350 % 280C% 230 % 190 200 196Z",
        200 - b * 0.8,
        200 - b,
        200 - b,
        200 - b,
        200 - b * 0.5,
        200 + b,
        200 + b,
        200 + b,
        200 + b * 0.8);
    if (kind == Kind.KING) {
      sheet.fill(
          sheet.fade("gold", "#f2a93c", "#fdf3dc"),
          "M200 192C% 188 % 216 % 250Q200 232 % 250C% 216 % 188 200 192Z",
          200 - b * 0.8,
          200 - b,
          196 - b * 0.9,
          204 + b * 0.9,
          200 + b,
          200 + b * 0.8);
    }
    sheet.end();
    if (kind == Kind.CHICK) {
      sheet.line(
          "#7f7d8c",
          4,
          "M192 % q4 -16 -6 -22M200 % q2 -20 4 -26M208 % q-2 -14 10 -20",
          top + 2,
          top,
          top + 2);
      sheet.line(
          "#b3b1bd",
          3,
          "M160 300q6 8 12 0M190 324q6 8 12 0M226 300q6 8 12 0M206 276q6 8 12 0M176 344q6 8 12 0M224 342q6 8 12 0");
    }
  }

  private void flipper(Sheet sheet, boolean right, boolean raised) {
    int side = right ? 1 : -1;
    double at = 200 + side * (fat - 10);
    String colour = Sheet.between(kind.back, "#15131c");
    if (raised) {
      sheet.soft(
          colour,
          8,
          "M% 214C% 214 % 196 % 168C% 180 % 226 % 262Z",
          at - side * 6,
          at + side * 22,
          at + side * 40,
          at + side * 52,
          at + side * 58,
          at + side * 36,
          at - side * 4);
    } else {
      sheet.soft(
          colour,
          8,
          "M% 212C% 232 % 276 % 316C% 310 % 280 % 250Z",
          at - side * 4,
          at + side * 26,
          at + side * 34,
          at + side * 22,
          at + side * 8,
          at - side * 4,
          at - side * 6);
    }
  }

  private void face(Sheet sheet) {
    double y = 148 - tall / 2;
    String white = "#fdfaf3";
    switch (kind) {
      case KING ->
          sheet.soft(
              "#f2a93c",
              4,
              "M146 %q-12 34 12 54q14 -10 10 -34ZM254 %q12 34 -12 54q-14 -10 -10 -34Z",
              y - 2,
              y - 2);
      case CHINSTRAP ->
          sheet
              .ellipse(white, 200, y + 6, 58, 46)
              .line(Sheet.INK, 4, "M146 %Q200 % 254 %", y + 24, y + 74, y + 24);
      case LITTLE ->
          sheet
              .ellipse(white, 172, y + 12, 32, 34)
              .ellipse(white, 228, y + 12, 32, 34)
              .ellipse(white, 200, y + 34, 34, 26);
      case GENTOO ->
          sheet.line(
              white, 15, "M150 %Q156 % 200 %Q244 % 250 %", y - 8, y - 40, y - 46, y - 40, y - 8);
      case ROCKHOPPER ->
          sheet.line(
              "#f2c643",
              7,
              "M186 %Q156 % 128 %M184 %Q150 % 122 %M214 %Q244 % 272 %M216 %Q250 % 278 %",
              y - 24,
              y - 44,
              y - 34,
              y - 20,
              y - 30,
              y - 14,
              y - 24,
              y - 44,
              y - 34,
              y - 20,
              y - 30,
              y - 14);
      default -> sheet.ellipse(white, 172, y + 4, 34, 36).ellipse(white, 228, y + 4, 34, 36);
    }
    boolean bright = kind == Kind.CHINSTRAP || kind == Kind.LITTLE || kind == Kind.CHICK;
    for (int side = -1; side <= 1; side += 2) {
      double x = 200 + side * 30;
      boolean shut = mood.equals("happy") || (mood.equals("wink") && side > 0);
      if (shut) {
        sheet.line(bright ? Sheet.INK : white, 5, "M% %q10 -13 20 0", x - 10, y + 2);
      } else {
        if (!bright) {
          sheet.circle(kind == Kind.ROCKHOPPER ? "#d9583b" : white, x, y, 13);
        }
        sheet.circle(Sheet.INK, x, y, bright ? 10 : 8.5).circle("#ffffff", x + 3, y - 3, 3.4);
      }
    }
    sheet.soft(
        kind == Kind.CHICK ? "#4a4756" : "#ee9a32",
        5,
        "M182 %Q200 % 218 %Q212 % 200 %Q188 % 182 %Z",
        y + 20,
        y + 8,
        y + 20,
        y + 36,
        y + 42,
        y + 36,
        y + 20);
    sheet.line(
        kind == Kind.CHICK ? "#2b2333" : "#c77416",
        2.5,
        "M184 %Q200 % 216 %",
        y + 22,
        y + 28,
        y + 22);
    sheet.veil(
        "#ee6f7d",
        0.4,
        "M140 %a11 7 0 1 0 22 0a11 7 0 1 0 -22 0ZM238 %a11 7 0 1 0 22 0a11 7 0 1 0 -22 0Z",
        y + 26,
        y + 26);
  }

  private void dress(Sheet sheet) {
    double y = 148 - tall / 2;
    double top = 84 - tall;
    if (neck.equals("scarf")) {
      double at = y + 62;
      sheet.line(wool, 26, "M% %Q200 % % %", 212 - fat * 0.84, at, at + 38, 188 + fat * 0.84, at);
      sheet
          .soft(wool, 6, "M238 %l30 -4l10 70l-30 6Z", at + 20)
          .line("#ffffff", 4, "M246 %l28 -5", at + 72);
    } else if (neck.equals("bow")) {
      double at = y + 66;
      sheet
          .soft(wool, 6, "M200 %l-34 -17v34ZM200 %l34 -17v34Z", at, at)
          .ellipse(wool, 200, at, 11, 12);
    }
    switch (head) {
      case "bobble" -> {
        sheet.fill(wool, "M132 %C134 % 266 % 268 %Z", top + 42, top - 38, top - 38, top + 42);
        sheet
            .line("#fdfaf3", 18, "M138 %Q200 % 262 %", top + 42, top + 28, top + 42)
            .circle("#fdfaf3", 200, top - 20, 18);
      }
      case "muffs" ->
          sheet
              .line(wool, 8, "M134 %C136 % 264 % 266 %", y - 6, top - 22, top - 22, y - 6)
              .ellipse(wool, 132, y + 2, 17, 24)
              .ellipse(wool, 268, y + 2, 17, 24);
      case "flower" -> {
        for (int i = 0; i < 5; i++) {
          sheet.circle(
              wool, 246 + 13 * Math.cos(i * 1.257), top + 24 + 13 * Math.sin(i * 1.257), 10);
        }
        sheet.circle("#f6d25c", 246, top + 24, 8);
      }
      default -> {}
    }
  }
}
