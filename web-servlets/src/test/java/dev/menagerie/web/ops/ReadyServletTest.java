package dev.menagerie.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.Menagerie;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody is told; what operators are told is in OperationsSuite. */
class ReadyServletTest {
  private final MemoryStores one = new MemoryStores();
  private final MemoryStores other = new MemoryStores();
  private final Operations operations = new Operations(List.of(one, other));
  private final UndertowContainer container = new UndertowContainer();
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    container.start("", context -> new Menagerie().probes(operations).mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterEach
  void stop() {
    container.close();
    operations.close();
  }

  @Test
  void thatAStoreIsAwayIsSaidOnceButNeitherWhereItIsNorWhatItSaid() throws Exception {
    one.away(true);
    other.away(true);

    var ready = visitor.get("/readyz");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("A store is away.\n");
    assertThat(ready.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void thatTheProcessIsShuttingDownIsNoSecret() throws Exception {
    operations.drain();

    assertThat(visitor.get("/readyz").body()).isEqualTo("This process is shutting down.\n");
  }
}
