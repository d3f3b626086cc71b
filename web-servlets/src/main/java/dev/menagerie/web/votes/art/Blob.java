package dev.menagerie.web.votes.art;

/** A round shape that chance has drawn: for patches of fur, clouds and bodies. */
final class Blob {
  private static final int POINTS = 7;

  private Blob() {}

  /** The path of one about a point, so large, and so far from a circle (0 to 1). */
  static String path(Dice dice, double x, double y, double rx, double ry, double wild) {
    double[] px = new double[POINTS];
    double[] py = new double[POINTS];
    double turn = dice.between(0, Math.PI);
    for (int i = 0; i < POINTS; i++) {
      double angle = turn + 2 * Math.PI * i / POINTS;
      double far = 1 + dice.between(-wild, wild);
      px[i] = x + Math.cos(angle) * rx * far;
      py[i] = y + Math.sin(angle) * ry * far;
    }
    var path = new StringBuilder(Sheet.path("M% %", px[0], py[0]));
    for (int i = 0; i < POINTS; i++) {
      int before = (i + POINTS - 1) % POINTS;
      int next = (i + 1) % POINTS;
      int after = (i + 2) % POINTS;
      path.append(
          Sheet.path(
              "C% % % % % %",
              px[i] + (px[next] - px[before]) / 6,
              py[i] + (py[next] - py[before]) / 6,
              px[next] - (px[after] - px[i]) / 6,
              py[next] - (py[after] - py[i]) / 6,
              px[next],
              py[next]));
    }
    return path.append('Z').toString();
  }
}
