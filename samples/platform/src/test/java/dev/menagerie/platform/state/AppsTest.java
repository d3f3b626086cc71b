package dev.menagerie.platform.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void whatCanBeSeenIsNotYetWhatEverybodyWasTold() {
    Apps apps = Apps.in(folder);
    var mayHear = new CountDownLatch(1);
    var heard = new AtomicBoolean();
    apps.listen(
        states -> {
          if (!states.isEmpty()) {
            awaitUninterruptibly(mayHear);
            heard.set(true);
          }
        });
    var change =
        CompletableFuture.runAsync(() -> apps.update("shop", state -> state.withCounter(7)));
    Awaitility.await().atMost(PATIENCE).until(() -> apps.find("shop").isPresent());

    var told =
        CompletableFuture.supplyAsync(
            () -> {
              apps.awaitListeners();
              return heard.get();
            });
    mayHear.countDown();

    assertThat(told.join()).isTrue();
    change.join();
  }

  @Test
  void aChangeThatAnEarlierPlatformWroteDownIsRead() throws IOException {
    Files.writeString(
        folder.resolve("shop.json"),
        """
        {"app": "shop", "wanted": 1, "routes": [], "instances": [],
         "intent": {"what": "deploy", "to": {"release": 2, "generation": 3}, "phase": "WATCHING"}}
        """);

    Intent intent = Apps.in(folder).get("shop").intent();

    assertThat(intent.phase()).isEqualTo(Intent.Phase.WATCHING);
    assertThat(intent.before()).isNull();
  }

  @Test
  void aCanaryThatAnEarlierPlatformWroteDownIsCompleted() throws IOException {
    Files.writeString(
        folder.resolve("shop.json"),
        """
        {"app": "shop", "wanted": 2, "routes": [{"path": "/s"}], "instances": [],
         "canary": {"version": {"release": 2, "generation": 3}, "percent": 10}}
        """);

    AppState state = Apps.in(folder).get("shop");

    assertThat(state.canary().wanted()).isEqualTo(2);
    assertThat(state.canary().routes()).isEqualTo(state.routes());
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
