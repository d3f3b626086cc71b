package dev.menagerie.benchmarks;

import dev.menagerie.batch.GroupCommit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What group commit itself costs, with a trip that takes nothing or as long as a quick store's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GroupCommitBenchmark {
  /** How much work a trip is, in units of about two nanoseconds. */
  @Param({"0", "50000"})
  public long trip;

  private GroupCommit<Integer, Integer> commit;

  /** Makes a group commit over a trip that only takes time. */
  @Setup
  public void open() {
    commit = GroupCommit.<Integer, Integer>to("nowhere", "burn time", this::burn).build();
  }

  /** Closes it. */
  @TearDown
  public void close() {
    commit.close();
  }

  private List<Integer> burn(List<Integer> batch) {
    Blackhole.consumeCPU(trip);
    return batch;
  }

  /** The trip without group commit: what a lone caller is compared with. */
  @Benchmark
  public Integer direct() {
    return burn(List.of(1)).get(0);
  }

  /** A lone caller. */
  @Benchmark
  public Integer alone() {
    return commit.call(1);
  }

  /** As many callers as many servers have threads. */
  @Benchmark
  @Threads(64)
  public Integer crowded() {
    return commit.call(1);
  }
}
