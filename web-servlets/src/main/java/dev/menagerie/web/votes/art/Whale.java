package dev.menagerie.web.votes.art;

/** A whale at sea. */
final class Whale implements Sitter {
  private static final String[][] SEAS = {
    {"#d6ebf3", "#bfe0ee", "#5fa9c9", "#3d86ac", "#fff2c2"},
    {"#fde2c8", "#f9c9a8", "#4d9aa8", "#2f7787", "#fff3d4"},
    {"#dff1ea", "#bfe3d8", "#49a193", "#2c7d77", "#fff6d8"},
    {"#2c3560", "#454d86", "#33628f", "#224a73", "#fdf0c4"},
    {"#f3dff0", "#dcc3ea", "#6f8fc9", "#4c6cab", "#fff1da"},
  };

  private final String name;
  private final Kind kind;
  private final String[] sea;
  private final boolean night;
  private final boolean mirrored;
  private final double size;
  private final double tilt;
  private final double wave;
  private final String blows;
  private final String company;
  private final String hat;
  private final boolean happy;

  private enum Kind {
    BLUE("#4f86b8", "#cfe3ef", "blue whale"),
    HUMPBACK("#47597a", "#dfe6ea", "humpback"),
    SPERM("#6d7f92", "#8fa0af", "sperm whale"),
    ORCA("#2f2d3a", "#fbf8f1", "orca"),
    BELUGA("#f2f0ea", "#ffffff", "beluga"),
    NARWHAL("#8fa3b8", "#e6edf0", "narwhal"),
    PINK("#d98fa6", "#fbe3e6", "rosy whale");

    private final String back;
    private final String belly;
    private final String words;

    Kind(String back, String belly, String words) {
      this.back = back;
      this.belly = belly;
      this.words = words;
    }
  }

  Whale(Dice dice) {
    name = Names.any(dice);
    kind =
        dice.one(
            Kind.BLUE,
            Kind.BLUE,
            Kind.HUMPBACK,
            Kind.SPERM,
            Kind.ORCA,
            Kind.BELUGA,
            Kind.NARWHAL,
            Kind.PINK);
    sea = dice.one(SEAS);
    night = sea == SEAS[3];
    mirrored = dice.chance(0.5);
    size = dice.between(0.84, 0.96);
    tilt = dice.between(-9, 6);
    wave = dice.between(0, 60);
    blows = dice.one("water", "water", "water", "heart", "rainbow", "nothing");
    company = dice.one("nobody", "gulls", "boat", "island", "calf", "calf");
    String wanted = dice.one("none", "none", "none", "captain", "party", "crown", "bobble");
    hat = blows.equals("rainbow") ? "none" : wanted;
    happy = dice.chance(0.4);
  }

  @Override
  public Drawing describe() {
    String wears =
        switch (hat) {
          case "captain" -> " with a captain's hat";
          case "party" -> " with a party hat";
          case "crown" -> " with a crown";
          case "bobble" -> " with a bobble hat";
          default -> "";
        };
    String where = night ? " by moonlight" : company.equals("calf") ? " with a calf" : "";
    String article = kind == Kind.ORCA ? "an " : "a ";
    return new Drawing(name, article + kind.words + wears + where);
  }

  @Override
  public void draw(Sheet sheet) {
    sky(sheet);
    sheet.mirrored(mirrored);
    company(sheet);
    sheet.turned(tilt, 200, 250).scaled(size, 200, 260);
    blow(sheet);
    body(sheet);
    hat(sheet);
    sheet.end().end();
    if (company.equals("calf")) {
      calf(sheet);
    }
    sheet.end();
    waves(sheet, sea[2], 306, wave, 0.92);
    waves(sheet, sea[3], 344, 60 - wave, 1);
  }

  private void sky(Sheet sheet) {
    sheet.fill(sheet.fade("sky", sea[0], sea[1]), "M0 0H400V400H0Z");
    double x = mirrored ? 90 : 310;
    sheet.circle(sea[4], x, 84, 38);
    if (night) {
      sheet.circle(sea[0], x + 16, 76, 32);
      for (int i = 0; i < 14; i++) {
        sheet.circle(sea[4], (i * 89 + wave * 3) % 400, (i * 53 + wave) % 190, 1.2 + i % 3);
      }
    }
    sheet.veil(sea[2], 0.6, "M0 278Q50 266 100 278T200 278T300 278T400 278V400H0Z");
  }

  private void company(Sheet sheet) {
    switch (company) {
      case "gulls" ->
          sheet.line(
              night ? "#e9e4f2" : "#6b6475",
              4,
              "M60 92q12 -12 22 0q10 -12 22 0M120 60q9 -9 16 0q8 -9 16 0M42 142q8 -8 14 0q7 -8 14 0");
      case "boat" -> {
        sheet.fill("#fffaf0", "M50 204L84 262H50Z").fill("#d9583b", "M44 218V262H20Z");
        sheet.line("#7c5236", 4, "M47 198V268").fill("#a3623d", "M8 268H98L86 288H22Z");
      }
      case "island" -> {
        sheet
            .fill("#ecd39a", "M-10 290Q50 244 120 290Z")
            .line("#8a5f3c", 8, "M58 266Q54 230 66 206");
        sheet.line(
            "#4e9a5d",
            9,
            "M66 206Q88 192 104 210M66 206Q46 188 28 206M66 206Q80 178 100 180M66 206Q58 180 40 176");
      }
      default -> {}
    }
  }

  private void calf(Sheet sheet) {
    sheet.fill(
        Sheet.between(kind.back, "#ffffff"),
        "M246 316C246 284 272 270 300 279C326 286 332 306 346 301Q355 290 348 278Q366 283 363 306Q358 326 334 328H254Z");
    sheet.circle(Sheet.INK, 268, 301, 4.5).circle("#ffffff", 266, 299, 1.6);
    sheet.line(Sheet.INK, 2.5, "M250 311q8 7 17 2");
  }

  private void blow(Sheet sheet) {
    String water = night ? "#bcd6ea" : "#7fc0de";
    switch (blows) {
      case "water" ->
          sheet.line(
              water,
              9,
              "M136 176C136 140 128 122 100 118M136 176C136 140 144 122 172 118M136 172V116");
      case "heart" ->
          sheet.fill(
              "#e2607a",
              "M136 160C92 130 98 88 122 92Q134 94 136 108Q138 94 150 92C174 88 180 130 136 160Z");
      case "rainbow" -> {
        String[] bows = {"#e2607a", "#eaa23a", "#f2d04f", "#6db37c", "#5b9fd0"};
        for (int i = 0; i < bows.length; i++) {
          double r = 66 - i * 9;
          sheet.line(
              bows[i],
              9,
              "M136 176C136 % % % % %",
              176 - r * 1.3,
              136 + r * 0.5,
              176 - r * 1.6,
              136 + r * 1.5,
              150 - r * 0.6 + i * 10);
        }
      }
      default -> {}
    }
  }

  private void body(Sheet sheet) {
    String shape =
        kind == Kind.SPERM
            ? "M52 214C52 178 74 170 116 170H190C270 172 300 236 336 236Q350 226 338 196Q366 196 372 226Q390 206 398 222Q396 256 356 262C320 320 230 338 150 336C90 334 52 300 52 214Z"
            : "M50 250C50 196 92 168 146 168C236 168 280 244 330 240Q350 228 336 194Q364 196 372 226Q388 204 398 218Q398 254 356 264C322 318 232 338 152 336C92 334 50 304 50 250Z";
    if (kind == Kind.ORCA) {
      sheet.soft(kind.back, 10, "M226 192C232 150 248 128 276 122C266 148 272 178 292 202Z");
    }
    if (kind == Kind.NARWHAL) {
      sheet
          .soft("#f6ead0", 4, "M62 214L0 148L80 196Z")
          .line("#cdb78f", 3, "M46 196l10 -8M30 180l8 -7M16 166l6 -6");
    }
    sheet.fill(kind.back, shape);
    sheet.inside("whale", shape);
    belly(sheet);
    sheet.end();
    eye(sheet);
    double fin = kind == Kind.HUMPBACK ? 1.5 : 1;
    sheet.fill(
        kind == Kind.BELUGA ? "#dcd9d2" : Sheet.between(kind.back, "#20283c"),
        "M158 290C172 % 210 % % %C206 326 172 318 158 290Z",
        296 + 20 * fin,
        330 + 8 * fin,
        214 + 20 * fin,
        326 + 24 * fin);
  }

  private void belly(Sheet sheet) {
    switch (kind) {
      case ORCA -> {
        sheet.fill(kind.belly, "M40 268C80 290 110 282 150 290C200 300 250 268 352 262V350H40Z");
        sheet.turned(-14, 112, 222).ellipse(kind.belly, 118, 216, 30, 14).end();
      }
      case SPERM ->
          sheet
              .veil("#ffffff", 0.16, "M40 286H180C230 300 280 290 340 268V350H40Z")
              .line("#566678", 4, "M54 282C90 288 130 288 168 280");
      default -> {
        sheet.fill(kind.belly, "M40 262C90 284 150 296 210 292C260 288 300 276 344 262V360H40Z");
        if (kind == Kind.BLUE || kind == Kind.HUMPBACK || kind == Kind.PINK) {
          sheet.line(
              Sheet.between(kind.belly, kind.back),
              3,
              "M66 282Q100 330 150 340M90 288Q120 326 170 338M116 292Q144 324 196 336M144 296Q168 322 222 332");
        }
        if (kind == Kind.HUMPBACK || kind == Kind.NARWHAL) {
          for (int i = 0; i < 9; i++) {
            sheet.circle(
                Sheet.between(kind.back, "#ffffff"),
                84 + i * 21 + (i * 37 % 11),
                190 + i * 29 % 46,
                3 + i % 3);
          }
        }
      }
    }
  }

  private void eye(Sheet sheet) {
    double x = kind == Kind.ORCA ? 88 : 104;
    double y = kind == Kind.SPERM ? 256 : 248;
    if (happy) {
      sheet.line(kind == Kind.ORCA ? kind.belly : Sheet.INK, 5, "M% %q11 -13 22 0", x - 11, y);
    } else {
      sheet
          .circle(kind == Kind.BELUGA ? Sheet.INK : "#1f1b28", x, y, 9)
          .circle("#ffffff", x - 3, y - 3, 3.4);
    }
    if (kind != Kind.SPERM) {
      sheet.line(
          kind == Kind.ORCA ? "#8a8791" : Sheet.between(kind.back, "#20283c"),
          4.5,
          "M56 270C68 286 86 288 102 278");
    }
    sheet.veil("#ee6f7d", 0.45, "M% %a10 7 0 1 0 20 0a10 7 0 1 0 -20 0Z", x + 8, y + 20);
  }

  private void hat(Sheet sheet) {
    switch (hat) {
      case "captain" -> {
        sheet
            .fill("#fffaf0", "M156 168C150 132 226 134 222 174Z")
            .fill("#2f3a5f", "M154 168L222 176L220 188L150 178Z");
        sheet.circle("#f2c643", 186, 164, 7);
      }
      case "party" ->
          sheet
              .soft("#e0a51f", 4, "M164 172L206 104L222 182Z")
              .line("#c9423a", 5, "M178 150L214 158M190 132L212 136")
              .circle("#d5618a", 206, 102, 9);
      case "crown" ->
          sheet
              .soft("#f2c643", 5, "M158 170L160 128L178 148L192 122L206 152L226 136L222 178Z")
              .circle("#c9423a", 190, 160, 6);
      case "bobble" ->
          sheet
              .fill("#c9423a", "M152 170C154 120 222 124 226 180Z")
              .line("#fffaf0", 14, "M154 170L224 182")
              .circle("#fffaf0", 192, 126, 13);
      default -> {}
    }
  }

  private static void waves(Sheet sheet, String colour, double y, double from, double opacity) {
    sheet.veil(
        colour,
        opacity,
        "M% %Q% % % %T% %T% %T% %T% %T% %V420H-100Z",
        -100 + from,
        y,
        -70 + from,
        y - 18,
        -40 + from,
        y,
        20 + from,
        y,
        80 + from,
        y,
        140 + from,
        y,
        260 + from,
        y,
        480 + from,
        y);
  }
}
