package dev.menagerie.platform.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DoorwayTest {
  @Test
  void nobodyEntersAClosedDoor() {
    var door = new Doorway();
    assertThat(door.enter()).isTrue();
    door.close();

    assertThat(door.enter()).isFalse();
    assertThat(door.inside()).isEqualTo(1);
    door.leave();
    assertThat(door.inside()).isZero();
  }

  @Test
  void aDoorThatWasClosedCanBeOpened() {
    var door = new Doorway();
    door.enter();
    door.close();
    door.open();

    assertThat(door.enter()).isTrue();
    assertThat(door.inside()).isEqualTo(2);
  }

  @RepeatedTest(20)
  void onceClosedAndEmptyItStaysEmpty() throws InterruptedException {
    var door = new Doorway();
    var gone = new AtomicBoolean();
    var lateComers = new AtomicInteger();
    var visitors = new Thread[4];
    for (int i = 0; i < visitors.length; i++) {
      visitors[i] =
          new Thread(
              () -> {
                while (door.enter()) {
                  if (gone.get()) {
                    lateComers.incrementAndGet();
                  }
                  door.leave();
                }
              });
      visitors[i].start();
    }
    door.close();
    while (door.inside() > 0) {
      Thread.onSpinWait();
    }
    gone.set(true);
    for (Thread visitor : visitors) {
      visitor.join();
    }
    assertThat(lateComers).hasValue(0);
  }
}
