package dev.menagerie.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs ours and the bare thing in turns, and compares them turn by turn: so a machine whose speed
 * drifts, drifts for both.
 *
 * @param rounds how many turns count
 * @param seconds how long each takes
 */
record Contest(int rounds, double seconds) {
  /** Something that can be run for a while and tells how many a second it did. */
  @FunctionalInterface
  interface Runner {
    double perSecond(double seconds) throws Exception;
  }

  /**
   * What came out.
   *
   * @param what what was measured
   * @param ours the median of ours, a second
   * @param bare the median of the bare thing, a second
   * @param ratio the median of the ratios
   * @param lowest the lowest ratio of a round
   * @param highest the highest ratio of a round
   * @param wanted the least that the ratio should be
   */
  record Result(
      String what,
      double ours,
      double bare,
      double ratio,
      double lowest,
      double highest,
      double wanted) {}

  Result run(String what, double wanted, Runner ours, Runner bare) throws Exception {
    warmUp(ours);
    warmUp(bare);
    List<Double> oursEach = new ArrayList<>();
    List<Double> bareEach = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double mine = ours.perSecond(seconds);
      double theirs = bare.perSecond(seconds);
      oursEach.add(mine);
      bareEach.add(theirs);
      ratios.add(mine / theirs);
    }
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Result(
        what,
        median(oursEach),
        median(bareEach),
        median(ratios),
        sorted[0],
        sorted[sorted.length - 1],
        wanted);
  }

  private void warmUp(Runner runner) throws Exception {
    runner.perSecond(seconds);
    runner.perSecond(seconds / 2);
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
