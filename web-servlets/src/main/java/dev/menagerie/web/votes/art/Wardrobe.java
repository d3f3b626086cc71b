package dev.menagerie.web.votes.art;

/** What a sitting animal may wear about its neck, at the height where its head ends. */
final class Wardrobe {
  private static final String[] COLOURS = {
    "#c9423a", "#2f7fa8", "#2f7d6d", "#87569c", "#e0a51f", "#d5618a", "#3d4a75"
  };

  private final String kind;
  private final String colour;

  Wardrobe(Dice dice) {
    kind = dice.one("nothing", "nothing", "collar", "bell", "bow", "bandana", "scarf");
    colour = dice.one(COLOURS);
  }

  /** In words that follow «a tabby cat»; empty if it wears nothing. */
  String words() {
    return switch (kind) {
      case "nothing" -> "";
      case "bell" -> " with a bell";
      case "bow" -> " with a bow tie";
      default -> " with a " + kind;
    };
  }

  /** Draws it about a neck of a half width, its middle at a height. */
  void draw(Sheet sheet, double y, double half) {
    switch (kind) {
      case "collar" -> {
        collar(sheet, y, half);
        sheet
            .circle("#f2c643", 200, y + half * 0.34 + 9, 11)
            .circle("#c99a1d", 200, y + half * 0.34 + 9, 4);
      }
      case "bell" -> {
        collar(sheet, y, half);
        double at = y + half * 0.34 + 10;
        sheet
            .circle("#f2c643", 200, at, 13)
            .line("#a97e12", 3, "M188 %H212M200 %V%", at, at + 2, at + 9);
      }
      case "bow" -> {
        double at = y + half * 0.3;
        sheet.soft(
            colour,
            6,
            "M200 % L160 % V% ZM200 % L240 % V% Z",
            at,
            at - 17,
            at + 17,
            at,
            at - 17,
            at + 17);
        sheet.ellipse(colour, 200, at, 12, 13).veil("#000000", 0.15, "M192 %h16v4h-16z", at - 2);
      }
      case "bandana" ->
          sheet
              .soft(
                  colour,
                  6,
                  "M% % Q200 % % % L200 % Z",
                  200 - half,
                  y - 2,
                  y + half * 0.62,
                  200 + half,
                  y - 2,
                  y + half * 1.05)
              .circle("#ffffff", 200, y + half * 0.6, 4)
              .circle("#ffffff", 200 - half * 0.42, y + half * 0.32, 4)
              .circle("#ffffff", 200 + half * 0.42, y + half * 0.32, 4);
      case "scarf" -> {
        sheet.line(colour, 22, "M% % Q200 % % %", 200 - half, y, y + half * 0.6, 200 + half, y);
        sheet.soft(
            colour,
            6,
            "M222 % L250 % L276 % L246 % Z",
            y + half * 0.3,
            y + half * 0.22,
            y + half * 0.22 + 62,
            y + half * 0.3 + 70);
        sheet.line("#ffffff", 4, "M240 % L268 %", y + half * 0.3 + 52, y + half * 0.22 + 44);
      }
      default -> {}
    }
  }

  private void collar(Sheet sheet, double y, double half) {
    sheet.line(colour, 14, "M% % Q200 % % %", 200 - half, y, y + half * 0.68, 200 + half, y);
  }
}
