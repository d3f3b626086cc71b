package dev.menagerie.standalone.jar;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On a real Redis, which goes on when the process is killed. */
class PetsKilledRedisIT extends PetsKilled {
  @TempDir Path redisHome;
  private Redis redis;

  @BeforeEach
  void startRedis() throws IOException {
    redis = new Redis(redisHome);
    redis.start();
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Override
  String[] store() {
    return new String[] {"--store", redis.url()};
  }
}
