package dev.menagerie.web.votes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.votes.VoterIds;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.Signer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VoterCookieTest {
  @Test
  void votersOfTheSameMomentShareAGroupAndNoTwoAreTheSame() {
    VoterCookie voters = voters("2026-11-21T20:00:00Z");
    String one = voters.fresh();
    String other = voters.fresh();

    assertThat(one).isNotEqualTo(other);
    assertThat(VoterIds.groupOf(one)).isPresent().isEqualTo(VoterIds.groupOf(other));
  }

  private static VoterCookie voters(String now) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    Signer signer = Signer.with("a key of 16 bytes".getBytes(US_ASCII), clock);
    return new VoterCookie(signer, new RequestUrls(false), clock);
  }
}
