package dev.menagerie.web;

import static dev.menagerie.web.SampleCatalogue.CODES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.store.Counters;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.web.procedures.RateLimit;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** How often somebody may ask, where that is limited. */
class CatalogRateLimitTest {
  private static final Duration LONG = Duration.ofHours(10);

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
    try (var catalogue = limited(5, Optional.empty())) {
      for (int left = 4; left >= 0; left--) {
        assertThat(header(catalogue.get(CODES + "039"), "X-RateLimit-Remaining")).isEqualTo(left);
      }
      var refused = catalogue.get(CODES + "039");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("\"status\":429,\"error\":\"too many requests\"");
      assertThat(header(refused, "Retry-After")).isPositive();
      assertThat(header(refused, "X-RateLimit-Limit")).isEqualTo(5);
      assertThat(header(refused, "RateLimit-Reset")).isPositive();
      assertThat(header(refused, "X-RateLimit-Reset"))
          .isGreaterThanOrEqualTo(Instant.now().getEpochSecond());
    }
  }

  @Test
  void errorsTellWhatIsLeftAsWell() throws Exception {
    try (var catalogue = limited(5, Optional.empty())) {
      assertThat(header(catalogue.get(CODES + "nope"), "X-RateLimit-Remaining")).isEqualTo(4);
      var stranger = catalogue.get(CODES, "Authorization", "Basic eDp5");
      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(header(stranger, "X-RateLimit-Remaining")).isEqualTo(3);
    }
  }

  @Test
  void replicasCountTogetherWhereTheyCan() throws Exception {
    Map<String, Long> counts = new ConcurrentHashMap<>();
    Optional<Counters> shared = Optional.of((name, until) -> counts.merge(name, 1L, Long::sum));
    try (var one = limited(2, shared);
        var other = limited(2, shared)) {
      List<Integer> answers = new ArrayList<>();
      for (SampleCatalogue each : List.of(one, other, one)) {
        answers.add(each.get(CODES + "039").statusCode());
      }
      assertThat(answers).containsExactly(200, 200, 429);
    }
  }

  @Test
  void whileTheCommonCountersAreAwayEachCountsForItself() throws Exception {
    Counters away =
        (name, until) -> {
          throw new StoreUnavailableException(new StoreCall("Redis", "count", name), "away", null);
        };
    try (var catalogue = limited(1, Optional.of(away))) {
      assertThat(catalogue.get(CODES + "039").statusCode()).isEqualTo(200);
      assertThat(catalogue.get(CODES + "039").statusCode()).isEqualTo(429);
    }
  }

  private static SampleCatalogue limited(long calls, Optional<Counters> counters) throws Exception {
    return new SampleCatalogue(as -> as.rateLimit(new RateLimit(calls, LONG, counters)));
  }

  private static long header(HttpResponse<String> answer, String name) {
    return Long.parseLong(answer.headers().firstValue(name).orElseThrow());
  }
}
