package dev.menagerie.web.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class QuickHealthTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SlowStores stores = new SlowStores();
  private final QuickHealth health = new QuickHealth(stores);

  @Test
  void aStoreThatIsBeingOpenedIsTakenToBeWell() {
    assertThat(health.now().up()).isTrue();
  }

  @Test
  void aStoreThatUsedToAnswerAndDoesNotIsAway() {
    stores.answers.release();
    assertThat(health.now().up()).isTrue();

    assertThat(health.now().up()).isFalse();
    assertThat(health.now().detail()).contains("slow to answer");

    stores.answers.release(1_000);
    await().atMost(PATIENCE).until(() -> health.now().up());
  }

  /** Tells how it is as often as it is allowed to. */
  private static final class SlowStores implements Stores {
    private final Semaphore answers = new Semaphore(0);

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public Set<Class<?>> contracts() {
      return Set.of();
    }

    @Override
    public <C> Optional<C> find(Class<C> contract) {
      return Optional.empty();
    }

    @Override
    public Health health() {
      answers.acquireUninterruptibly();
      return Health.ok();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
