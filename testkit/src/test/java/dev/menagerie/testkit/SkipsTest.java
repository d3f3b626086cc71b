package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SkipsTest {
  private final String before = System.getProperty("menagerie.skips", "allowed");

  @AfterEach
  void restoreTheProperty() {
    System.setProperty("menagerie.skips", before);
  }

  @Test
  void whatIsPresentIsNotSkipped() {
    System.setProperty("menagerie.skips", "forbidden");

    assertThatCode(() -> Skips.unlessPresent("a server", true, "Start it."))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsMissingSkipsTheTestAndSaysWhy() {
    System.setProperty("menagerie.skips", "allowed");

    assertThatThrownBy(() -> Skips.unlessPresent("a server", false, "Start it."))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("This test needs a server, which is missing here. Start it.");
  }

  @Test
  void whatIsMissingFailsTheTestWhereSkippingIsForbidden() {
    System.setProperty("menagerie.skips", "forbidden");

    assertThatThrownBy(() -> Skips.unlessPresent("a server", false, "Start it."))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("Start it. Skipping is forbidden");
  }
}
