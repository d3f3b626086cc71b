package dev.menagerie.web.votes.art;

/** A dog that sits and waits for you to throw something. */
final class Dog implements Sitter {
  private static final String CREAM = "#fbeedb";
  private static final String[][] FURS = {
    {"#c08a5c", "#7c5236", "brown"},
    {"#dca768", "#b27a3b", "golden"},
    {"#8d6b55", "#5a4132", "chocolate"},
    {"#4a4650", "#2c2933", "black"},
    {"#f6ead6", "#cdb896", "cream"},
    {"#98a0ac", "#5f6877", "grey"},
    {"#d98d4f", "#a9622b", "red"},
  };

  private final String name;
  private final Backdrop backdrop;
  private final Wardrobe wardrobe;
  private final String base;
  private final String dark;
  private final String colour;
  private final String ears;
  private final String coat;
  private final String mouth;
  private final long spots;
  private final double belly;
  private final double wide;
  private final double snout;
  private final double apart;
  private final double tilt;
  private final boolean mirrored;

  Dog(Dice dice) {
    name = Names.any(dice);
    backdrop = new Backdrop(dice);
    wardrobe = new Wardrobe(dice);
    coat = dice.one("plain", "blaze", "blaze", "patch", "spots", "mask", "tan", "shaggy");
    String[] fur =
        switch (coat) {
          case "spots", "patch" ->
              new String[] {"#faf5ea", dice.one("#3a3640", "#8a5a3a", "#4a4650"), "white"};
          case "tan" -> FURS[3];
          case "mask" -> dice.one(FURS[5], FURS[3], FURS[6]);
          default -> dice.one(FURS);
        };
    base = fur[0];
    dark = fur[1];
    colour = fur[2];
    ears =
        coat.equals("mask") ? "prick" : dice.one("hang", "hang", "long", "prick", "button", "bat");
    mouth = dice.one("smile", "tongue", "tongue", "stick", "ball", "plain");
    spots = (long) dice.between(0, 1e9);
    belly = dice.between(78, 100);
    wide = dice.between(78, 92);
    snout = dice.between(34, 46);
    apart = dice.between(34, 42);
    tilt = dice.between(-9, 9);
    mirrored = dice.chance(0.5);
  }

  @Override
  public Drawing describe() {
    String fur =
        switch (coat) {
          case "spots" -> "spotted";
          case "patch" -> "white, patched";
          case "mask" -> colour + " masked";
          case "tan" -> "black and tan";
          case "shaggy" -> "shaggy " + colour;
          default -> colour;
        };
    String ear =
        switch (ears) {
          case "long" -> "long-eared ";
          case "prick", "bat" -> "sharp-eared ";
          default -> "";
        };
    return new Drawing(name, "a " + ear + fur + " dog" + wardrobe.words() + toy());
  }

  @Override
  public void draw(Sheet sheet) {
    backdrop.draw(sheet);
    sheet.veil("#000000", 0.12, "M70 372a130 16 0 1 0 260 0a130 16 0 1 0 -260 0Z");
    sheet.mirrored(mirrored);
    sheet.line(coat.equals("patch") ? dark : base, 24, "M268 344C312 344 334 314 332 268");
    body(sheet);
    sheet.turned(tilt, 200, 230);
    if (ears.equals("prick") || ears.equals("bat")) {
      ears(sheet);
    }
    head(sheet);
    if (!ears.equals("prick") && !ears.equals("bat")) {
      ears(sheet);
    }
    face(sheet);
    sheet.end().end();
  }

  private String toy() {
    String and = wardrobe.words().isEmpty() ? " with a " : " and a ";
    return mouth.equals("stick") || mouth.equals("ball") ? and + mouth : "";
  }

  private void body(Sheet sheet) {
    String shape =
        Sheet.path(
            "M% 374Q% 374 % 350C% 276 % 214 200 214S% 276 % 350Q% 374 % 374Z",
            222 - belly,
            198 - belly,
            198 - belly,
            196 - belly,
            200 - belly * 0.55,
            204 + belly,
            202 + belly,
            202 + belly,
            178 + belly);
    sheet.fill(base, shape);
    sheet.inside("body", shape);
    switch (coat) {
      case "blaze", "mask" ->
          sheet.fill(CREAM, "M158 380C144 312 168 250 200 250S256 312 242 380Z");
      case "tan" -> sheet.fill("#c98a4b", "M168 262Q200 300 232 262L224 244H176Z");
      case "spots", "patch" -> patches(sheet, 230, 360, coat.equals("spots") ? 16 : 3);
      case "shaggy" -> tufts(sheet, 262, 344);
      default -> sheet.veil("#ffffff", 0.17, "M160 380C146 312 170 250 200 250S254 312 240 380Z");
    }
    sheet.end();
    String paw =
        coat.equals("tan")
            ? "#c98a4b"
            : coat.equals("plain") || coat.equals("shaggy") ? base : CREAM;
    for (double x : new double[] {164, 236}) {
      sheet.ellipse(paw, x, 362, 35, 22).line(dark, 3, "M% 361v10M% 361v10", x - 9, x + 9);
    }
    wardrobe.draw(sheet, 228, 54);
  }

  private void head(Sheet sheet) {
    String shape =
        Sheet.path(
            "M% 142C% 82 % 62 200 62S% 82 % 142C% 208 % 236 200 236S% 208 % 142Z",
            200 - wide,
            200 - wide,
            200 - wide * 0.5,
            200 + wide,
            200 + wide,
            200 + wide + 2,
            200 + wide * 0.55,
            198 - wide,
            200 - wide);
    if (coat.equals("shaggy")) {
      sheet.soft(
          base,
          12,
          "M% 190L% 214L% 214L% 236L178 232L190 246L204 234L222 246L% 234L% 214L% 214L% 190Z",
          206 - wide,
          196 - wide,
          210 - wide,
          216 - wide,
          184 + wide,
          190 + wide,
          204 + wide,
          194 + wide);
    }
    sheet.fill(base, shape);
    sheet.inside("head", shape);
    switch (coat) {
      case "blaze" ->
          sheet.fill(
              CREAM,
              "M188 50C188 104 174 134 154 158C140 200 160 240 200 240S260 200 246 158C226 134 212 104 212 50Z");
      case "mask" ->
          sheet.fill(
              CREAM,
              "M100 190C130 190 150 168 156 138C166 118 190 120 200 142C210 120 234 118 244 138C250 168 270 190 300 190V250H100Z");
      case "patch" -> sheet.fill(dark, Blob.path(new Dice(spots), 154, 124, 46, 54, 0.15));
      case "spots" -> patches(sheet, 76, 150, 6);
      case "tan" -> sheet.fill("#c98a4b", "M130 196C150 166 250 166 270 196V240H130Z");
      default -> {}
    }
    sheet.end();
    if (coat.equals("tan")) {
      sheet.ellipse("#c98a4b", 200 - apart, 112, 11, 8).ellipse("#c98a4b", 200 + apart, 112, 11, 8);
    }
  }

  private void ears(Sheet sheet) {
    String fur =
        coat.equals("plain")
                || coat.equals("shaggy")
                || coat.equals("blaze")
                || coat.equals("patch")
                || coat.equals("spots")
            ? dark
            : base;
    for (int side = -1; side <= 1; side += 2) {
      double at = 200 + side * wide;
      switch (ears) {
        case "hang" ->
            sheet.fill(
                fur,
                "M% 70C% 58 % 100 % 148C% 182 % 192 % 176C% 152 % 118 % 98Q% 84 % 70Z",
                at - side * 50,
                at - side * 4,
                at + side * 22,
                at + side * 18,
                at + side * 16,
                at - side * 6,
                at - side * 16,
                at + side * 4,
                at - side * 6,
                at - side * 34,
                at - side * 52,
                at - side * 50);
        case "long" ->
            sheet.fill(
                fur,
                "M% 74C% 72 % 110 % 180C% 232 % 246 % 226C% 190 % 130 % 96Q% 76 % 74Z",
                at - side * 38,
                at + side * 6,
                at + side * 26,
                at + side * 24,
                at + side * 20,
                at - side * 14,
                at - side * 22,
                at + side * 2,
                at - side * 6,
                at - side * 26,
                at - side * 28,
                at - side * 38);
        case "button" ->
            sheet.soft(
                fur,
                10,
                "M% 74L% 64L% 134Q% 126 % 100Z",
                at - side * 52,
                at + side * 2,
                at + side * 10,
                at - side * 18,
                at - side * 24);
        default -> {
          double tip = ears.equals("bat") ? 24 : 36;
          sheet.soft(
              coat.equals("mask") ? dark : base,
              16,
              "M% 122L% %L% 78Z",
              at + side * 2,
              at + side * 6,
              tip,
              at - side * 56);
          sheet.soft(
              "#efb7a6",
              8,
              "M% 106L% %L% 84Z",
              at - side * 10,
              at + side * 1,
              tip + 26,
              at - side * 38);
        }
      }
    }
  }

  private void face(Sheet sheet) {
    boolean black = base.equals("#4a4650");
    String light =
        coat.equals("plain") || coat.equals("shaggy")
            ? Sheet.between(base, "#ffffff")
            : coat.equals("tan") ? "#c98a4b" : CREAM;
    sheet.ellipse(light, 200, 192, snout + 8, snout * 0.82);
    for (int side = -1; side <= 1; side += 2) {
      double x = 200 + side * apart;
      String around = coat.equals("patch") && side < 0 ? "#faf5ea" : black ? "#1d1a22" : "none";
      if (!around.equals("none")) {
        sheet.circle(around, x, 140, 15);
      }
      sheet.circle(Sheet.INK, x, 140, 12).circle("#ffffff", x + 4, 135, 4);
      if (coat.equals("shaggy")) {
        sheet.line(dark, 5, "M% 118q% -10 % -2", x - 12, 12, 24);
      }
    }
    mouth(sheet);
    sheet.fill(
        Sheet.INK,
        "M180 160Q200 150 220 160Q228 166 221 174L208 186Q200 192 192 186L179 174Q172 166 180 160Z");
    sheet.veil("#ffffff", 0.35, "M188 162Q200 157 210 161L206 166Q198 163 190 167Z");
  }

  private void mouth(Sheet sheet) {
    if (mouth.equals("tongue")) {
      sheet
          .fill("#ec7f7f", "M186 206H216V232a15 15 0 0 1 -30 0Z")
          .line("#cf5f66", 2.5, "M201 208V230");
    }
    sheet.line(Sheet.INK, 4.5, "M200 186V202M200 202Q192 216 172 208M200 202Q208 216 228 208");
    if (mouth.equals("stick")) {
      sheet.line("#8a5f3c", 11, "M126 218Q200 206 278 214M262 214L276 200");
    }
    if (mouth.equals("ball")) {
      sheet
          .circle("#cfe04f", 200, 220, 22)
          .line("#ffffff", 4, "M184 206Q200 220 186 236M216 206Q202 220 214 236");
    }
  }

  private void patches(Sheet sheet, double from, double to, int count) {
    var dice = new Dice(spots + (long) from);
    for (int i = 0; i < count; i++) {
      double size = count > 5 ? dice.between(5, 12) : dice.between(24, 40);
      sheet.fill(
          dark, Blob.path(dice, dice.between(110, 290), dice.between(from, to), size, size, 0.2));
    }
  }

  private void tufts(Sheet sheet, double from, double to) {
    for (double y = from; y < to; y += 26) {
      sheet.line(
          dark, 4, "M150 %l10 12l10 -12M196 %l10 12l10 -12M232 %l10 12l10 -12", y, y + 10, y - 4);
    }
  }
}
