package dev.menagerie.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void optionsWithoutVotesAreLeftOutAndReadAsZero() {
    var tally = new Tally("pets", Map.of("b", 2L, "a", 3L, "c", 0L));

    assertThat(tally.votes()).containsOnlyKeys("a", "b");
    assertThat(tally.of("c")).isZero();
    assertThat(tally.total()).isEqualTo(5);
    assertThat(tally).isEqualTo(new Tally("pets", Map.of("a", 3L, "b", 2L)));
  }

  @Test
  void aBallotRefusesKeysThatCouldLeaveTheirPlace() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ballot("pets", "a/b", "a", "Bob"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ballot("../x", "v", "a", "Bob"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ballot("pets", "v", "Cats!", "Bob"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ballot("pets", "v", "a", "x".repeat(201)))
        .withMessage("name must have 0 to 200 characters, but has 201");
  }
}
