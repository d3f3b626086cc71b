package dev.menagerie.web.votes.art;

/** The fur of a cat: its colours, and the pattern on head and body. */
final class Coat {
  private static final String WHITE = "#fbf6ec";
  private static final String[][] FURS = {
    {"#ee9d4b", "#cf7a2a", "ginger"},
    {"#a9adb8", "#767c8c", "grey"},
    {"#b0876a", "#7f5a41", "brown"},
    {"#3f3b47", "#26232d", "black"},
    {"#efdcb8", "#d3b384", "cream"},
    {"#8291a5", "#5d6a7e", "blue"},
  };
  private static final String[][] POINTS = {
    {"#f1e4cf", "#5a4436", "seal point"},
    {"#eee9e2", "#7d8797", "blue point"},
    {"#f7e7cf", "#c9824b", "flame point"},
  };

  private final String pattern;
  private final String base;
  private final String dark;
  private final String words;
  private final long seed;
  private final double blaze;

  private Coat(String pattern, String base, String dark, String words, Dice dice) {
    this.pattern = pattern;
    this.base = base;
    this.dark = dark;
    this.words = words;
    seed = (long) dice.between(0, 1e9);
    blaze = dice.between(0, 1);
  }

  static Coat any(Dice dice) {
    String pattern =
        dice.one("tabby", "tabby", "tortie", "tuxedo", "calico", "point", "plain", "mitted");
    String[] fur = dice.one(FURS);
    return switch (pattern) {
      case "tortie" -> new Coat(pattern, "#3d3740", "#26212a", "tortoiseshell", dice);
      case "calico" -> new Coat(pattern, WHITE, "#c8b9a4", "calico", dice);
      case "tuxedo" -> {
        String[] dark = dice.one(FURS[3], FURS[3], FURS[5], FURS[1]);
        yield new Coat(
            pattern,
            dark[0],
            dark[1],
            dark[2].equals("black") ? "tuxedo" : dark[2] + " tuxedo",
            dice);
      }
      case "point" -> {
        String[] point = dice.one(POINTS);
        yield new Coat(pattern, point[0], point[1], point[2], dice);
      }
      case "mitted" -> new Coat(pattern, fur[0], fur[1], fur[2] + " and white", dice);
      case "tabby" -> {
        String[] striped = dice.one(FURS[0], FURS[1], FURS[2], FURS[4]);
        yield new Coat(pattern, striped[0], striped[1], striped[2] + " tabby", dice);
      }
      default ->
          dice.chance(0.2)
              ? new Coat(pattern, WHITE, "#cfc5b4", "white", dice)
              : new Coat(pattern, fur[0], fur[1], fur[2], dice);
    };
  }

  String words() {
    return words;
  }

  String base() {
    return base;
  }

  String dark() {
    return dark;
  }

  boolean hasRings() {
    return pattern.equals("tabby");
  }

  boolean isDark() {
    return base.equals("#3f3b47") || pattern.equals("tortie");
  }

  String tail() {
    return switch (pattern) {
      case "point" -> dark;
      case "calico" -> "#e08b3e";
      default -> base;
    };
  }

  String ear(int side) {
    return switch (pattern) {
      case "point" -> dark;
      case "calico" -> side < 0 ? "#e08b3e" : "#3d3740";
      case "tortie" -> side < 0 ? base : "#d98641";
      default -> base;
    };
  }

  String cheek() {
    return base;
  }

  String chest() {
    return switch (pattern) {
      case "tuxedo", "mitted", "calico" -> WHITE;
      case "tabby" -> "#fdebd3";
      case "tortie" -> "#d98641";
      default -> base.equals("#3f3b47") ? "#55505f" : "#fff7ea";
    };
  }

  String paw() {
    return switch (pattern) {
      case "tuxedo", "mitted" -> WHITE;
      case "point" -> dark;
      case "tabby" -> "#fdebd3";
      default -> base;
    };
  }

  /** The light part about the mouth; that of the coat itself where there is none. */
  String muzzle() {
    return switch (pattern) {
      case "tuxedo", "mitted", "calico" -> WHITE;
      case "tabby" -> "#fdebd3";
      case "point" -> dark;
      default -> base;
    };
  }

  /** The colour about the eyes. */
  String lid() {
    return pattern.equals("point") ? Sheet.between(base, dark) : base;
  }

  void onBody(Sheet sheet, double belly) {
    switch (pattern) {
      case "tuxedo", "mitted" ->
          sheet.fill(WHITE, "M150 226C150 300 168 330 176 380H224C232 330 250 300 250 226Z");
      case "tabby" -> {
        sheet.fill("#fdebd3", "M164 380C150 318 174 264 200 264S250 318 236 380Z");
        for (double y = 268; y < 350; y += 24) {
          sheet.line(
              dark,
              10,
              "M% %q26 -3 40 10M% %q-26 -3 -40 10",
              196 - belly - 4,
              y,
              204 + belly + 4,
              y);
        }
      }
      case "tortie" -> patches(sheet, 9, 240, 370, "#d98641", "#e9b06a");
      case "calico" -> patches(sheet, 6, 240, 350, "#e08b3e", "#3d3740");
      case "point" -> sheet.veil(dark, 0.28, "M90 300C150 340 250 340 310 300V400H90Z");
      default -> sheet.veil("#ffffff", 0.16, "M164 380C150 318 174 264 200 264S250 318 236 380Z");
    }
  }

  void onHead(Sheet sheet, double wide, double middle, double high) {
    double top = middle - high;
    switch (pattern) {
      case "tuxedo", "mitted" -> {
        double w = 8 + blaze * 18;
        sheet.fill(
            WHITE,
            "M% %C% % % 170 % 190C110 215 140 250 200 250S290 215 % 190C% 170 % % % %Z",
            200 - w * 0.4,
            top + 14 + blaze * 30,
            200 - w,
            middle,
            200 - w - 16,
            136,
            264,
            200 + w + 16,
            200 + w,
            middle,
            200 + w * 0.4,
            top + 14 + blaze * 30);
      }
      case "tabby" -> {
        sheet.line(
            dark,
            9,
            "M200 %V%M176 %Q180 % 184 %M224 %Q220 % 216 %",
            top - 4,
            top + 40,
            top,
            top + 20,
            top + 34,
            top,
            top + 20,
            top + 34);
        for (int side = -1; side <= 1; side += 2) {
          double edge = 200 + side * wide;
          sheet.line(
              dark,
              8,
              "M% %q% 2 % 8M% %q% 0 % 2",
              edge,
              middle + 6,
              -side * 16,
              -side * 28,
              edge,
              middle + 28,
              -side * 14,
              -side * 28);
        }
      }
      case "tortie" -> {
        if (blaze > 0.4) {
          sheet.fill("#d98641", "M200 0H400V%H%Z", middle + 10, 196);
        }
        patches(sheet, 6, 70, 230, "#d98641", "#e9b06a");
      }
      case "calico" -> {
        sheet.fill("#e08b3e", Blob.path(dice(), 130, middle - 42, 58, 52, 0.2));
        sheet.fill("#3d3740", Blob.path(dice(), 276, middle - 36, 50, 56, 0.2));
      }
      case "point" -> {
        sheet.veil(
            dark,
            0.5,
            "M118 %C130 % 270 % 282 %C282 % 240 260 200 260S118 % 118 %Z",
            middle + 18,
            middle - 44,
            middle - 44,
            middle + 18,
            middle + 64,
            middle + 64,
            middle + 18);
      }
      default -> {}
    }
  }

  private void patches(Sheet sheet, int count, double from, double to, String one, String other) {
    Dice dice = dice();
    for (int i = 0; i < count; i++) {
      double size = dice.between(14, 34);
      sheet.fill(
          i % 3 == 2 ? other : one,
          Blob.path(dice, dice.between(95, 305), dice.between(from, to), size * 1.2, size, 0.35));
    }
  }

  /** Always the same chance, however often a cat is drawn. */
  private Dice dice() {
    return new Dice(seed);
  }
}
