package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.testkit.Answer;
import dev.menagerie.testkit.ConsulServers;
import dev.menagerie.testkit.Ledger;
import dev.menagerie.testkit.LedgerRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances of the jar on three Consul servers, with many voters, while something breaks. */
class PetsOnConsulIT {
  private static final int CLIENTS = 64;
  private static final int INSTANCES = 3;
  private static final long ENOUGH = 9_000;
  private static final long A_THIRD = ENOUGH / 3;
  private static final Duration FROZEN = Duration.ofSeconds(20);

  @TempDir Path home;
  private final ConsulServers consul = ConsulServers.started();
  private final List<MenagerieJar> instances = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private int failed;

  @BeforeEach
  void start() {
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(MenagerieJar.pets(home, "--votes-store", consul.urlFrom(i)));
    }
  }

  @AfterEach
  void stop() {
    instances.forEach(MenagerieJar::close);
    consul.close();
  }

  @Test
  void noAcknowledgedVoteIsLostOrDoubledThoughTheLeaderAndThenAnInstanceAreKilled()
      throws Exception {
    vote(
        voters()
            .untilAcknowledged(ENOUGH)
            .after(
                A_THIRD,
                () -> {
                  failed = consul.awaitLeader(Optional.empty());
                  consul.kill9(failed);
                  consul.awaitLeader(Optional.of(failed));
                  consul.restart(failed);
                })
            .after(2 * A_THIRD, () -> instances.get(0).close()));
  }

  @Test
  void noAcknowledgedVoteIsLostOrDoubledThoughTheLeaderIsFrozenAndWakesUp() throws Exception {
    vote(
        voters()
            .untilAcknowledged(ENOUGH)
            .after(
                A_THIRD,
                () -> {
                  failed = consul.awaitLeader(Optional.empty());
                  consul.freeze(failed);
                  assertThat(new CountDownLatch(1).await(FROZEN.toSeconds(), TimeUnit.SECONDS))
                      .isFalse();
                  consul.thaw(failed);
                }));
  }

  private LedgerRun<String> voters() {
    return Ledger.of(n -> "voter " + n).clients(CLIENTS).within(Duration.ofMinutes(3));
  }

  /** Nobody keeps cookies, so everybody is a new voter, and each name is in one ballot. */
  private void vote(LedgerRun<String> run) {
    var clients = instances.stream().map(jar -> new PetsClient(jar.app())).toList();
    Ledger.Report report =
        run.exchange(
                name -> {
                  int next = turn.getAndIncrement();
                  PetsClient client = clients.get(next % INSTANCES);
                  return Answer.ofStatus(client.vote("abc".charAt(next % 3), name));
                })
            .auditHeld(ballots().map(ballot -> ballot.replaceFirst("^\\S+ [abc] ", "")))
            .assertExact();
    System.out.println(getClass().getSimpleName() + ": " + report);

    MenagerieJar.Ended recount = MenagerieJar.run(home, "recount", "--store", consul.urlFrom(0));
    assertThat(recount.output()).contains("The totals equal the ballots");
    assertThat(recount.status()).isZero();
  }

  /** One line each: the voter's secret, the option, the name. */
  private Stream<String> ballots() {
    return consul.values("menagerie/polls/pets/ballots/groups/").flatMap(String::lines);
  }
}
