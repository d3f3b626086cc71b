package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.Ledger;
import dev.menagerie.testkit.LedgerRun;
import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Visit;
import dev.menagerie.votes.VoteCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server is killed under load, again and again, and keeps what it acknowledged. */
class RedisCrashTest {
  private static final int CLIENTS = 16;
  private static final int CRASHES = 5;
  private static final long BETWEEN_CRASHES = 1_000;

  private final int port = FreePorts.one();
  private final ServerProcess.Builder description =
      RedisBinary.server(
          port, RedisBinary.temporary(), "--appendonly", "yes", "--appendfsync", "always");
  private ServerProcess server = description.start();
  private final Stores stores = Stores.open("redis://127.0.0.1:" + port);

  @AfterEach
  void close() {
    stores.close();
    server.close();
  }

  @Test
  void everyAcknowledgedBallotIsCountedAndNoneTwice() {
    VoteCounter votes = stores.get(VoteCounter.class);
    Ledger<Ballot> ledger;
    try (var group = GroupCommit.to(stores.name(), "cast", votes::castAll).build()) {
      ledger =
          crashing(Ledger.of(n -> new Ballot("poll", "voter-" + n, "option-" + n % 3, "Voter")))
              .retryingUnknown()
              .write(group::call);
    }

    ledger
        .auditEach(
            ballot -> votes.ballot("poll", ballot.voter()).filter(ballot::equals).stream().count(),
            votes.tally("poll").total())
        .assertExact();
    assertThat(votes.recount("poll")).isEqualTo(votes.tally("poll"));
  }

  @Test
  void everyAcknowledgedMessageIsThere() {
    MessageStore messages = stores.get(MessageStore.class);
    Ledger<Message> ledger;
    try (var group = GroupCommit.to(stores.name(), "put", messages::putAll).build()) {
      ledger = crashing(Ledger.of(n -> Message.of("message " + n))).write(group::call);
    }

    ledger.auditEach(message -> messages.find(message.digest()).stream().count()).assertExact();
    ledger
        .auditEach(message -> messages.findByPrefix(message.digest().hex(), 10).size())
        .assertExact();
  }

  @Test
  void everyAcknowledgedVisitIsCountedOnce() {
    VoteCounter votes = stores.get(VoteCounter.class);
    Ledger<Long> ledger =
        crashing(Ledger.of(n -> n)).write(n -> votes.visit(new Visit("poll", "form")));

    ledger.auditTotal(votes.visits("poll", "form")).assertExact();
  }

  private <I> LedgerRun<I> crashing(LedgerRun<I> run) {
    run.clients(CLIENTS).untilAcknowledged((CRASHES + 1) * BETWEEN_CRASHES);
    for (int crash = 1; crash <= CRASHES; crash++) {
      run.after(crash * BETWEEN_CRASHES, this::crash);
    }
    return run;
  }

  private void crash() {
    server.kill9();
    server = description.start();
  }
}
