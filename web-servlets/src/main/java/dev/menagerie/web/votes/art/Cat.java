package dev.menagerie.web.votes.art;

/** A cat that sits and looks at you. */
final class Cat implements Sitter {
  private static final double MIDDLE = 152;

  private final String name;
  private final Backdrop backdrop;
  private final Coat coat;
  private final CatFace face;
  private final Wardrobe wardrobe;
  private final double wide;
  private final double high;
  private final double belly;
  private final double ear;
  private final double earTilt;
  private final boolean folded;
  private final boolean fluffy;
  private final boolean mirrored;
  private final double tail;
  private final double tilt;

  Cat(Dice dice) {
    name = Names.any(dice);
    backdrop = new Backdrop(dice);
    coat = Coat.any(dice);
    face = new CatFace(dice, coat);
    wardrobe = new Wardrobe(dice);
    wide = dice.between(90, 106);
    high = dice.between(76, 86);
    belly = dice.between(86, 106);
    ear = dice.between(80, 100);
    earTilt = dice.between(-4, 14);
    folded = dice.chance(0.1);
    fluffy = dice.chance(0.3);
    mirrored = dice.chance(0.5);
    tail = dice.between(0, 1);
    tilt = dice.between(-7, 7);
  }

  @Override
  public Drawing describe() {
    String fur = (fluffy ? "fluffy " : "") + coat.words();
    return new Drawing(name, "a " + fur + " cat" + wardrobe.words());
  }

  @Override
  public void draw(Sheet sheet) {
    backdrop.draw(sheet);
    sheet.veil("#000000", 0.12, "M70 372a130 16 0 1 0 260 0a130 16 0 1 0 -260 0Z");
    sheet.mirrored(mirrored);
    tail(sheet);
    body(sheet);
    sheet.turned(tilt, 200, MIDDLE + high);
    head(sheet);
    sheet.end().end();
  }

  private void tail(Sheet sheet) {
    double width = fluffy ? 42 : 26;
    String path =
        tail < 0.34
            ? "M270 350C352 362 372 282 326 250"
            : tail < 0.67
                ? "M270 352C350 360 352 246 336 176C330 150 350 140 358 152"
                : "M268 356C330 384 352 340 300 330";
    sheet.line(coat.tail(), width, path);
    if (coat.hasRings()) {
      sheet.inside("tailtip", "M300 0H420V275H300Z").line(coat.dark(), width, path).end();
    }
  }

  private void body(Sheet sheet) {
    String shape =
        Sheet.path(
            "M% 374Q% 374 % 352C% 284 % 226 200 226S% 284 % 352Q% 374 % 374Z",
            224 - belly,
            200 - belly,
            200 - belly,
            200 - belly,
            200 - belly * 0.6,
            200 + belly,
            200 + belly,
            200 + belly,
            176 + belly);
    sheet.fill(coat.base(), shape);
    sheet.inside("body", shape);
    coat.onBody(sheet, belly);
    sheet.end();
    if (fluffy) {
      sheet.fill(
          coat.chest(),
          "M154 240Q158 264 146 280Q162 278 164 296Q178 290 184 312Q196 302 200 322Q204 302 216 312"
              + "Q222 290 236 296Q238 278 254 280Q242 264 246 240C236 204 164 204 154 240Z");
    }
    for (double x : new double[] {164, 236}) {
      sheet.ellipse(coat.paw(), x, 362, 34, 22);
      sheet.line(coat.dark(), 3, "M% 361v10M% 361v10", x - 9, x + 9);
    }
    wardrobe.draw(sheet, MIDDLE + high - 6, 56);
  }

  private void head(Sheet sheet) {
    for (int side = -1; side <= 1; side += 2) {
      ear(sheet, side);
    }
    String shape =
        Sheet.path(
            "M% 152C% 100 % % 200 %S% 100 % 152C% 204 % % 200 %S% 204 % 152Z",
            200 - wide,
            200 - wide,
            200 - wide * 0.6,
            MIDDLE - high,
            MIDDLE - high,
            200 + wide,
            200 + wide,
            200 + wide,
            200 + wide * 0.5,
            MIDDLE + high,
            MIDDLE + high,
            200 - wide,
            200 - wide);
    if (fluffy) {
      sheet.soft(
          coat.cheek(),
          8,
          "M% 176L% 196L% 206L% 226L% 222ZM% 176L% 196L% 206L% 226L% 222Z",
          202 - wide,
          182 - wide,
          200 - wide,
          190 - wide * 0.8,
          200 - wide * 0.5,
          198 + wide,
          218 + wide,
          200 + wide,
          210 + wide * 0.8,
          200 + wide * 0.5);
    }
    sheet.fill(coat.base(), shape);
    sheet.inside("head", shape);
    coat.onHead(sheet, wide, MIDDLE, high);
    sheet.end();
    face.draw(sheet, wide);
  }

  private void ear(Sheet sheet, int side) {
    double out = 200 + side * wide * 0.9;
    double in = 200 + side * wide * 0.24;
    double tipX = 200 + side * (wide * 0.78 + earTilt);
    double tipY = folded ? MIDDLE - high + 18 : MIDDLE - ear - 26;
    sheet.soft(coat.ear(side), 16, "M% 132L% %L% 92Z", out, tipX, tipY, in);
    if (folded) {
      sheet.soft(
          coat.dark(), 8, "M% 100L% %L% 84Z", out - side * 8, tipX - side * 22, tipY + 22, in);
    } else {
      sheet.soft(
          "#f0b3a4",
          8,
          "M% 118L% %L% 96Z",
          out - side * 14,
          tipX - side * 4,
          tipY + 22,
          in + side * 18);
      if (fluffy) {
        sheet.line(
            coat.chest(),
            4,
            "M% 112L% 84M% 116L% 82",
            in + side * 18,
            tipX - side * 22,
            in + side * 30,
            tipX - side * 10);
      }
    }
  }
}
