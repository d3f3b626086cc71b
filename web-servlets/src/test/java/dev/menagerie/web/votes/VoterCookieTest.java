package dev.menagerie.web.votes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.SignedCookies;
import dev.menagerie.web.http.Signer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VoterCookieTest {
  private static final int OF_THE_TIME = 8;

  @Test
  void votersOfTheSameMomentAreNeighboursAndNoTwoAreTheSame() {
    var voters = Stream.generate(voters("2026-11-21T20:00:00.001Z")::fresh).limit(1000).toList();

    assertThat(voters).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    assertThat(voters).extracting(id -> id.substring(0, OF_THE_TIME)).containsOnly("AaH_sboB");
  }

  @Test
  void votersOfAnotherMomentLieElsewhere() {
    assertThat(voters("2026-11-21T20:00:00.002Z").fresh()).doesNotStartWith("AaH_sboB");
  }

  private static VoterCookie voters(String now) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    Signer signer = Signer.with("a key of 16 bytes".getBytes(US_ASCII), clock);
    return new VoterCookie(new SignedCookies(signer, new RequestUrls(false), clock), clock);
  }
}
