package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.QuickHash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which of a token's uses is remembered. */
class TokenUsesTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Test
  void anEarlierUseThatIsNotedLaterIsNotTheLastOnPostgres() {
    assertLatest(Stores.open(POSTGRES.url()));
  }

  @Test
  void anEarlierUseThatIsNotedLaterIsNotTheLastOnH2() {
    assertLatest(SqlStores.inMemory());
  }

  private static void assertLatest(Stores opened) {
    try (Stores stores = opened) {
      String name = Fresh.name("user");
      String token = Fresh.tokenHash();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      stores.get(Accounts.class).add(new Account(name, QuickHash.of(""), Scope.READ));
      stores.get(Accounts.class).issue(new Token(token, name, "", Scope.READ, now.plusSeconds(60)));
      TokenUses uses = stores.get(TokenUses.class);

      uses.used(token, now);
      uses.used(token, now.minus(Duration.ofMinutes(1)));

      assertThat(uses.uses(name)).containsEntry(token, now);
    }
  }
}
