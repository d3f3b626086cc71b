package dev.menagerie.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a suite within a test, to see which of its tests fail. */
final class SuiteRun {
  private SuiteRun() {}

  /** The names of the tests that failed. */
  static Set<String> failuresOf(Class<?> suite) {
    return run(suite).failed().stream().map(SuiteRun::name).collect(Collectors.toSet());
  }

  /** What happened to the tests. */
  static Events run(Class<?> suite) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(suite))
        .execute()
        .testEvents();
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }
}
