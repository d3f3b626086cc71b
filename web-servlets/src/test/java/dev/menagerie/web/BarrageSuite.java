package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Barrage;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.pages.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A barrage of hostile requests on whatever a web application serves. */
abstract class BarrageSuite {
  private final Container container;

  BarrageSuite(Container container) {
    this.container = container;
  }

  @Test
  void nothingBreaks() throws Exception {
    var pages = Pages.bundled(new Site("1.2.3", "host-1", List.of()));
    try (container) {
      container.start(
          "",
          context ->
              new Menagerie().serving(App.MESSAGES, new MemoryStores()).home(pages).mount(context));
      Barrage.at(container.base(), "/messages", "/messages/store", "", "/assets")
          .requests(800)
          // A container says 501 or 505 to what it cannot even read.
          .excusing(501, 505)
          .fire()
          .assertHarmless();
      var visitor = new Visitor(container.base());
      assertThat(visitor.postJson("/messages", "{\"message\":\"foo\"}").statusCode())
          .isEqualTo(201);
    }
  }
}
