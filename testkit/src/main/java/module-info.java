/** Proves that a store keeps the contracts: a published artifact, for third parties' tests too. */
module dev.menagerie.testkit {
  requires transitive dev.menagerie.core;
  requires transitive org.junit.jupiter.api;
  requires java.management;
  requires java.net.http;
  requires org.assertj.core;

  exports dev.menagerie.testkit;

  // JUnit runs the suites' tests, which are package-private.
  opens dev.menagerie.testkit to
      org.junit.platform.commons;
}
