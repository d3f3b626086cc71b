package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SameOriginTest {
  private final RequestUrls urls = new RequestUrls(false);

  @Test
  void aClientThatIsNoBrowserPasses() {
    check("Host", "localhost");
  }

  @Test
  void aBrowserPassesFromOurOwnPages() {
    check("Sec-Fetch-Site", "same-origin");
    check("Sec-Fetch-Site", "none");
    check("Host", "localhost:5000", "Origin", "http://localhost:5000");
  }

  @Test
  void aBrowserIsStoppedOnItsWayFromElsewhere() {
    assertStopped("Sec-Fetch-Site", "cross-site");
    assertStopped("Sec-Fetch-Site", "same-site");
    assertStopped("Host", "localhost:5000", "Origin", "http://localhost:5001");
    assertStopped("Host", "localhost", "Origin", "null");
  }

  @Test
  void whoOnlyLooksMayComeFromAnywhere() {
    for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
      check(":method", method, "Sec-Fetch-Site", "cross-site");
    }
  }

  private void check(String... headers) {
    SameOrigin.check(Requests.with(headers), urls);
  }

  private void assertStopped(String... headers) {
    assertThatThrownBy(() -> check(headers)).isInstanceOf(HttpProblem.class);
  }
}
