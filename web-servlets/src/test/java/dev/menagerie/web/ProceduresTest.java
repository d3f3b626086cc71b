package dev.menagerie.web;

import dev.menagerie.web.containers.JettyContainer;
import dev.menagerie.web.containers.TomcatContainer;
import dev.menagerie.web.containers.UndertowContainer;
import org.junit.jupiter.api.Nested;

/** The catalogue's API on every container. */
class ProceduresTest {
  @Nested
  class OnUndertow extends ProceduresSuite {
    OnUndertow() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class OnTomcat extends ProceduresSuite {
    OnTomcat() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class OnJetty extends ProceduresSuite {
    OnJetty() {
      super(new JettyContainer());
    }
  }
}
