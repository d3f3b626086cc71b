package dev.menagerie.web.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.testkit.InMemoryStores;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemoryStores.class)
class CatalogWriterTest {
  private static final String CODE = "039";

  @Test
  void whoDeletesWhateverIsThereIsNotStoppedByAnothersChange(ProcedureCatalog catalog) {
    catalog.edit(replacement("One"));
    Function<Edit, CompletableFuture<Edited>> overtaken =
        edit -> {
          catalog.edit(replacement("Two"));
          return CompletableFuture.completedFuture(catalog.edit(edit));
        };
    var writer = new CatalogWriter(catalog, false, overtaken);

    assertThat(writer.delete(whateverIsThere(), CODE).join().status()).isEqualTo(200);
    assertThat(catalog.find(CODE)).isEmpty();
  }

  private static Edit replacement(String title) {
    return new Edit.Replace(new Procedure(CODE, title), OptionalLong.empty());
  }

  /** A request with the header {@code If-Match: *}. */
  private static HttpServletRequest whateverIsThere() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            CatalogWriterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              boolean match = arguments[0].equals("If-Match");
              return switch (method.getName()) {
                case "getHeader" -> match ? "*" : null;
                case "getHeaders" -> Collections.enumeration(match ? List.of("*") : List.of());
                default -> throw new UnsupportedOperationException(method.getName());
              };
            });
  }
}
