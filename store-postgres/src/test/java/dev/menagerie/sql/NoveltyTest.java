package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private final Novelty novelty = new Novelty();

  @Test
  void batchesAreTakenForNew() {
    assertThat(likely(1_000)).isEqualTo(1_000);
  }

  @Test
  void afterAWrongGuessTheNextHundredAreNot() {
    novelty.wasWrong();

    assertThat(likely(100)).isZero();
    assertThat(likely(100)).isEqualTo(100);
  }

  private long likely(int batches) {
    return IntStream.range(0, batches).filter(batch -> novelty.isLikely()).count();
  }
}
