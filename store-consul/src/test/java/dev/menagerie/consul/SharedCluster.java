package dev.menagerie.consul;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Lends one running cluster to all test classes of the module; tests leave all servers running. */
final class SharedCluster implements BeforeAllCallback {
  private ConsulCluster cluster;

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster =
        context
            .getRoot()
            .getStore(Namespace.create(SharedCluster.class))
            .getOrComputeIfAbsent(
                ConsulCluster.class, type -> new ConsulCluster(), ConsulCluster.class);
  }

  ConsulCluster get() {
    return cluster;
  }

  String url() {
    return cluster.url();
  }
}
