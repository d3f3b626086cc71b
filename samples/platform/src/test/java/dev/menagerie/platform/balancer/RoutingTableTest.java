package dev.menagerie.platform.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTableTest {
  private final RoutingTable table =
      new RoutingTable(
          List.of(
              app("main", new Route(null, "/", false)),
              app("shop", new Route(null, "/shop", false)),
              app("cart", new Route(null, "/shop/cart", false)),
              app("host", new Route("shop.example.com", "/", false))));

  private static AppTraffic app(String name, Route route) {
    return new AppTraffic(name, List.of(route), Traffic.FLOWING, List.of(), false, null);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080,/,main",
    "localhost,/shopping,main",
    "localhost,/shop,shop",
    "localhost,/shop/1,shop",
    "localhost,/shop/cart/1,cart",
    "shop.example.com,/shop/cart,host",
    "SHOP.example.com.:8080,/,host",
    "cart.platform,/,cart",
    "[::1]:8080,/shop,shop",
  })
  void theHostThenTheLongestPathDecides(String host, String path, String app) {
    assertThat(table.find(host, path).app().app()).isEqualTo(app);
  }

  @Test
  void whatNobodyClaimsHasNoRoute() {
    var narrow = new RoutingTable(List.of(app("shop", new Route(null, "/shop", false))));

    assertThat(narrow.find("localhost", "/other")).isNull();
  }
}
