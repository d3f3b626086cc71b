package dev.menagerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Health;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.Ledger;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see, and what is kept, when PostgreSQL crashes and comes back. */
class PostgresRestartTest {
  private static final Message MESSAGE = Message.of("a message");

  @TempDir private Path folder;
  private RestartablePostgres postgres;
  private Stores stores;

  @BeforeEach
  void open() {
    postgres = new RestartablePostgres(folder);
    stores = Stores.open(postgres.url());
  }

  @AfterEach
  void close() throws IOException {
    stores.close();
    postgres.close();
  }

  @Test
  void aDatabaseThatIsAwayAtOpeningIsFoundWhenItComes() {
    assertThatThrownBy(() -> messages().put(MESSAGE)).isInstanceOf(StoreUnavailableException.class);
    assertThat(stores.health().up()).isFalse();

    postgres.start();

    awaitHealth();
    messages().put(MESSAGE);
    assertThat(messages().find(MESSAGE.digest())).contains(MESSAGE);
  }

  @Test
  void whileItIsAwayCallsFailAndWhenItIsBackTheySucceed() {
    postgres.start();
    messages().put(MESSAGE);

    postgres.crash();
    assertThatThrownBy(() -> messages().find(MESSAGE.digest()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> votes().visit(new Visit("poll", "home")))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(stores.health().up()).isFalse();

    postgres.start();
    awaitHealth();
    assertThat(messages().find(MESSAGE.digest())).contains(MESSAGE);
    assertThat(votes().visit(new Visit("poll", "home"))).isEqualTo(1);
  }

  @Test
  void aRestartThatNobodyNoticedCostsNobodyAnything() {
    postgres.start();
    messages().put(MESSAGE);
    postgres.crash();
    postgres.start();

    Message later = Message.of("a later message");
    assertThat(messages().put(later)).isEqualTo(later.digest());
    assertThat(messages().find(MESSAGE.digest())).contains(MESSAGE);
  }

  @Test
  void everyAcknowledgedMessageSurvivesCrashesUnderLoad() {
    postgres.start();
    Ledger<Message> ledger =
        Ledger.of(n -> Message.of("message " + n))
            .clients(8)
            .untilAcknowledged(6_000)
            .within(Duration.ofMinutes(2))
            .after(1_000, this::restart)
            .after(3_000, this::restart)
            .retryingUnknown()
            .write(messages()::put);

    ledger
        .auditEach(message -> messages().find(message.digest()).isPresent() ? 1 : 0, stored())
        .assertExact();
  }

  @Test
  void everyAcknowledgedBallotIsCountedOnceThroughCrashesUnderLoad() {
    postgres.start();
    Ledger<Ballot> ledger =
        Ledger.of(n -> new Ballot("pets", "voter-" + n, n % 3 == 0 ? "dogs" : "cats", ""))
            .clients(8)
            .untilAcknowledged(4_000)
            .within(Duration.ofMinutes(2))
            .after(1_000, this::restart)
            .after(2_000, this::restart)
            .retryingUnknown()
            .write(votes()::cast);

    ledger
        .auditEach(
            ballot ->
                votes().ballot("pets", ballot.voter()).filter(ballot::equals).stream().count(),
            votes().tally("pets").total())
        .assertExact();
    assertThat(votes().tally("pets")).isEqualTo(votes().recount("pets"));
  }

  @Test
  void noVisitIsCountedTwiceThroughACrash() {
    postgres.start();
    var home = new Visit("pets", "home");
    Ledger.of(n -> n)
        .clients(8)
        .untilAcknowledged(3_000)
        .within(Duration.ofMinutes(2))
        .after(1_000, this::restart)
        .write(n -> votes().visit(home))
        .auditTotal(votes().visits("pets", "home"))
        .assertExact();
  }

  private void restart() {
    postgres.crash();
    postgres.start();
  }

  private void awaitHealth() {
    await().atMost(Duration.ofSeconds(10)).until(() -> stores.health().equals(Health.ok()));
  }

  private long stored() {
    long all = 0;
    Optional<Digest> last = Optional.empty();
    while (true) {
      var page = messages().list(last, MessageStore.MAX_LIMIT);
      if (page.isEmpty()) {
        return all;
      }
      all += page.size();
      last = Optional.of(page.get(page.size() - 1));
    }
  }

  private MessageStore messages() {
    return stores.get(MessageStore.class);
  }

  private VoteCounter votes() {
    return stores.get(VoteCounter.class);
  }
}
