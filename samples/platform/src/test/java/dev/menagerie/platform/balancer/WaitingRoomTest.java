package dev.menagerie.platform.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Traffic;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitingRoomTest {
  private static final Traffic PAUSED = new Traffic(Traffic.Mode.PAUSED, null, 5);

  private final Balancer balancer = new Balancer(exchange -> {}, false);
  private final WaitingRoom room = new WaitingRoom(balancer);

  private RoutingTable table(Traffic traffic) {
    var everything = List.of(new Route(null, "/", false));
    return new RoutingTable(
        List.of(new AppTraffic("shop", everything, traffic, List.of(), false, room)));
  }

  @Test
  void whoComesInWhileTheAppIsResumedDoesNotWait() throws IOException, InterruptedException {
    balancer.use(table(PAUSED));
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                exchange -> {
                  balancer.handleRequest(exchange);
                  // By now it has seen that the app is paused, and is on its way to a seat.
                  balancer.use(table(Traffic.FLOWING));
                  room.release();
                })
            .build();
    server.start();
    try {
      var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + "/")).build();
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body()).contains("app 'shop' has no running instance");
    } finally {
      server.stop();
    }
  }
}
