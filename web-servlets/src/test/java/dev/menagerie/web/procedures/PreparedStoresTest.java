package dev.menagerie.web.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.MemoryStores;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xnio.XnioIoThread;

/** Whoever looks for a contract may have to wait for it, until a store is prepared. */
class PreparedStoresTest {
  private final Set<Thread> waited = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1.0/pxcodes/", "/auth/request-token", "/openapi.json", "/api/v1.0/export"})
  void aThreadThatMustNotBlockNeverWaitsForThem(String path) throws Exception {
    try (var stores = new PreparedStores();
        var container = new UndertowContainer()) {
      container.start("", context -> Menagerie.mount(context, App.PROCEDURES, stores, ""));
      assertThat(new Visitor(container.base()).get(path).statusCode()).isEqualTo(401);
    }
    assertThat(waited).isNotEmpty().noneMatch(XnioIoThread.class::isInstance);
  }

  @Test
  void whereNobodyEverAskedThereIsNothingToStop() throws Exception {
    try (var stores = new PreparedStores();
        var container = new UndertowContainer()) {
      var servlet = new ProceduresServlet(stores, new Gate(stores), null, null);
      container.start(
          "",
          context -> {
            var registration = context.addServlet("procedures", servlet);
            registration.addMapping("/*");
            registration.setLoadOnStartup(1);
          });
    }
    assertThat(waited).isEmpty();
  }

  /** No client is told that its request is bad. */
  @Test
  void aServletWhoseStoreHoldsNoAccountsServesNobody() throws Exception {
    var stores = new MemoryStores();
    var servlet = new ProceduresServlet(stores, new Gate(stores), null, null);
    try (var container = new UndertowContainer()) {
      container.start("", context -> context.addServlet("procedures", servlet).addMapping("/*"));
      assertThat(new Visitor(container.base()).get("/").statusCode()).isEqualTo(500);
    }
  }

  private final class PreparedStores extends AwayStores<ProcedureCatalog> {
    PreparedStores() {
      super(ProcedureCatalog.class);
    }

    @Override
    public <C> Optional<C> find(Class<C> asked) {
      waited.add(Thread.currentThread());
      return super.find(asked);
    }
  }
}
