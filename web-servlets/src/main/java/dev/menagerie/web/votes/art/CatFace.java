package dev.menagerie.web.votes.art;

/** Eyes, nose, mouth and whiskers of a cat. */
final class CatFace {
  private static final String[] IRISES = {
    "#7fae4b", "#e5b23c", "#5aa6cf", "#c98a3a", "#6fb59b", "#a9c25a"
  };

  private final Coat coat;
  private final String left;
  private final String right;
  private final String mood;
  private final double apart;
  private final double size;
  private final double pupil;
  private final String nose;

  CatFace(Dice dice, Coat coat) {
    this.coat = coat;
    left = dice.one(IRISES);
    right = dice.chance(0.06) ? dice.one(IRISES) : left;
    mood = dice.one("calm", "calm", "calm", "happy", "wink", "tongue", "sleepy");
    apart = dice.between(38, 46);
    size = dice.between(17, 22);
    pupil = dice.between(0.35, 0.78);
    nose = dice.one("#d9725b", "#e79a8c", "#b9675c", "#57444a");
  }

  void draw(Sheet sheet, double wide) {
    muzzle(sheet);
    eye(sheet, 200 - apart, left, mood.equals("happy"));
    eye(sheet, 200 + apart, right, mood.equals("happy") || mood.equals("wink"));
    noseAndMouth(sheet);
    whiskers(sheet, wide);
  }

  private void muzzle(Sheet sheet) {
    sheet.ellipse(coat.muzzle(), 182, 192, 28, 22).ellipse(coat.muzzle(), 218, 192, 28, 22);
    sheet.ellipse(coat.muzzle(), 200, 208, 20, 16);
  }

  private void eye(Sheet sheet, double x, String iris, boolean shut) {
    String lid = coat.isDark() ? "#15121a" : Sheet.INK;
    if (shut) {
      sheet.line(coat.isDark() ? "#f3e6cf" : lid, 6, "M% 156q16 -18 32 0", x - 16);
      return;
    }
    sheet.ellipse(lid, x, 150, size + 4, size + 5).ellipse(iris, x, 150, size, size + 1);
    sheet.ellipse(lid, x, 150, size * pupil, size * 0.92);
    sheet.circle("#ffffff", x + size * 0.32, 150 - size * 0.38, size * 0.27);
    sheet.circle("#ffffff", x - size * 0.3, 150 + size * 0.42, size * 0.13);
    if (mood.equals("sleepy")) {
      double half = size + 5;
      sheet.fill(coat.lid(), "M% 152A% % 0 0 1 % 152Z", x - half, half, half + 2, x + half);
      sheet.line(lid, 5, "M% 152h%", x - half, 2 * half);
    }
  }

  private void noseAndMouth(Sheet sheet) {
    if (mood.equals("tongue")) {
      sheet.fill("#ef8f93", "M190 202H210V216a10 10 0 0 1 -20 0Z");
      sheet.line("#cf6a73", 2, "M200 204V216");
    }
    String ink = isDarkMuzzle() ? "#f3e6cf" : Sheet.INK;
    sheet.soft(nose, 5, "M191 178H209L200 187Z");
    sheet.line(ink, 4, "M200 189V196Q196 206 182 202M200 196Q204 206 218 202");
  }

  private void whiskers(Sheet sheet, double wide) {
    String hair = coat.isDark() ? "#d8d0da" : "#6d6270";
    double reach = wide * 0.36;
    for (int side = -1; side <= 1; side += 2) {
      double at = 200 + side * 42;
      sheet.line(
          hair,
          2,
          "M% 188l% -9M% 194l% 0M% 200l% 9",
          at,
          side * (reach + 26),
          at,
          side * (reach + 30),
          at,
          side * (reach + 26));
    }
  }

  private boolean isDarkMuzzle() {
    String muzzle = coat.muzzle();
    return muzzle.equals("#3f3b47") || muzzle.equals("#3d3740") || muzzle.equals("#5a4436");
  }
}
