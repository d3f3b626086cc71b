package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.ops.Operations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who run the service ask it. */
abstract class OperationsSuite {
  private final Container container;
  private final MemoryStores stores = new MemoryStores();
  private final Operations operations = new Operations(List.of(stores));
  private Visitor visitor;

  OperationsSuite(Container container) {
    this.container = container;
  }

  @BeforeEach
  void start() throws Exception {
    container.start(
        "",
        context ->
            new Menagerie().serving(App.MESSAGES, stores).operations(operations).mount(context));
    visitor = new Visitor(container.base());
  }

  @AfterEach
  void stop() {
    container.close();
    operations.close();
  }

  @Test
  void itIsAliveAndReady() throws Exception {
    assertThat(visitor.get("/livez").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void aStoreThatIsAwayMakesItUnreadyButLeavesItAlive() throws Exception {
    stores.away(true);
    var ready = visitor.get("/readyz");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("memory is away: it slipped my mind\n");
    assertThat(ready.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(visitor.get("/livez").statusCode()).isEqualTo(200);

    stores.away(false);
    assertThat(visitor.get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void aProcessOnItsWayDownIsUnreadyButServesOn() throws Exception {
    operations.drain();
    assertThat(visitor.get("/readyz").statusCode()).isEqualTo(503);
    assertThat(visitor.postJson("/messages", "{\"message\":\"foo\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void itTellsItsVersion() throws Exception {
    assertThat(visitor.get("/version").body()).matches("\\{\"version\":\"[^\"]+\"}");
  }

  @Test
  void itTellsHowManyWritesShareATrip() throws Exception {
    visitor.postJson("/messages", "{\"message\":\"foo\"}");
    var metrics = visitor.get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain;");
    assertThat(metrics.body())
        .contains("menagerie_commit_items_total{app=\"messages\"} 1.0")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void nothingItTellsIsKept() throws Exception {
    for (String path : List.of("/livez", "/readyz", "/version", "/metrics")) {
      assertThat(visitor.get(path).headers().firstValue("Cache-Control"))
          .as(path)
          .hasValue("no-store");
    }
  }

  @Test
  void itOnlyTells() throws Exception {
    assertThat(visitor.postJson("/livez", "{}").statusCode()).isEqualTo(405);
  }
}
