package dev.menagerie.redis;

import dev.menagerie.redis.RedisBinary.RunningRedis;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real Redis for all tests of this module, started when the first of them asks for it. */
final class SharedRedis implements BeforeAllCallback {
  private RunningRedis redis;

  @Override
  public void beforeAll(ExtensionContext context) {
    redis =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SharedRedis.class))
            .getOrComputeIfAbsent(
                RunningRedis.class, key -> RedisBinary.started(), RunningRedis.class);
  }

  String url() {
    return redis.url();
  }
}
