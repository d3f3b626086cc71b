package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link MessageStore} promises about messages that expire: the lower half of its suite. */
abstract class MessageExpiryContract extends StoreContract {
  private static final Duration HOUR = Duration.ofHours(1);

  final MessageStore messages() {
    return stores().get(MessageStore.class);
  }

  static Message fresh() {
    return Message.of(Fresh.text("message "));
  }

  private Message freshFor(Duration life) {
    return fresh().expiringAt(clock().instant().plus(life));
  }

  @Test
  void anExpiringMessageIsThereUntilItsMomentAndGoneFromThenOn() {
    Message message = freshFor(HOUR);
    messages().put(message);

    clock().advance(HOUR.minusMillis(1));
    assertThat(messages().find(message.digest())).contains(message);
    assertThat(messages().findByPrefix(message.digest().hex(), 10)).hasSize(1);
    clock().advance(Duration.ofMillis(1));
    assertGone(message);
  }

  @Test
  void anExpiryIsKeptToTheMillisecond() {
    Instant whole = clock().instant().plus(HOUR);
    clock().advance(Duration.ofNanos(123_456));
    Message one = freshFor(HOUR);
    Message another = freshFor(HOUR);
    messages().put(one);
    messages().putAll(List.of(another, fresh()));

    for (Message message : List.of(one, another)) {
      assertThat(messages().find(message.digest()).flatMap(Message::expires)).contains(whole);
    }
    clock().set(whole);
    assertGone(one);
    assertGone(another);
  }

  @Test
  void anExpiryBeyondAllYearsIsKept() {
    Message message = fresh().expiringAt(Instant.MAX);
    messages().put(message);

    assertThat(messages().find(message.digest())).contains(message);
  }

  @Test
  void whatHasExpiredCannotBeDeleted() {
    Message message = freshFor(HOUR);
    messages().put(message);
    clock().advance(HOUR);

    assertThat(messages().delete(message.digest())).isFalse();
  }

  @Test
  void oneWhoseExpiryHasPassedAlreadyIsNotKept() {
    Message past = freshFor(HOUR.negated());
    Message now = freshFor(Duration.ZERO);
    Message neighbour = fresh();

    assertThat(messages().putAll(List.of(past, now, neighbour)))
        .containsExactly(past.digest(), now.digest(), neighbour.digest());
    assertGone(past);
    assertGone(now);
    assertThat(messages().find(neighbour.digest())).contains(neighbour);
  }

  @Test
  void puttingAgainLengthensALife() {
    Message brief = freshFor(HOUR);
    Message longer = brief.expiringAt(clock().instant().plus(HOUR.multipliedBy(2)));
    messages().put(brief);
    messages().put(longer);

    assertThat(messages().find(brief.digest())).contains(longer);
    clock().advance(HOUR);
    assertThat(messages().find(brief.digest())).contains(longer);
    clock().advance(HOUR);
    assertGone(longer);
  }

  @Test
  void puttingAgainNeverShortensALife() {
    Message brief = freshFor(HOUR);
    Message longer = brief.expiringAt(clock().instant().plus(HOUR.multipliedBy(2)));
    Message past = brief.expiringAt(clock().instant().minus(HOUR));
    messages().put(longer);
    messages().put(brief);
    messages().put(past);

    assertThat(messages().find(brief.digest())).contains(longer);
  }

  @Test
  void neverExpiringIsLatestOfAll() {
    Message forever = fresh();
    Message brief = forever.expiringAt(clock().instant().plus(HOUR));
    messages().put(brief);
    messages().put(forever);
    messages().put(brief);

    assertThat(messages().find(forever.digest())).contains(forever);
    clock().advance(Duration.ofDays(10_000));
    assertThat(messages().find(forever.digest())).contains(forever);
    assertThat(messages().findByPrefix(forever.digest().hex(), 10)).hasSize(1);
  }

  @Test
  void aBatchOfMessagesThatNeverExpireLengthensLivesToo() {
    Message brief = freshFor(HOUR);
    Message forever = Message.of(brief.text());
    messages().put(brief);
    messages().putAll(List.of(forever, fresh()));

    clock().advance(Duration.ofDays(10_000));
    assertThat(messages().find(forever.digest())).contains(forever);
  }

  @Test
  void withinOneBatchTooTheLatestExpiryWins() {
    Message brief = freshFor(HOUR);
    Message longer = brief.expiringAt(clock().instant().plus(HOUR.multipliedBy(2)));
    Message past = brief.expiringAt(clock().instant().minus(HOUR));
    Message forever = fresh();
    Message once = forever.expiringAt(clock().instant().plus(HOUR));

    messages().putAll(List.of(brief, once, longer, past, forever, brief, once));

    assertThat(messages().find(brief.digest())).contains(longer);
    assertThat(messages().find(forever.digest())).contains(forever);
  }

  @Test
  void whatHasExpiredCanBePutAgain() {
    Message message = freshFor(HOUR);
    messages().put(message);
    clock().advance(HOUR.multipliedBy(2));
    Message again = message.expiringAt(clock().instant().plus(HOUR));

    messages().put(again);

    assertThat(messages().find(message.digest())).contains(again);
    clock().advance(HOUR);
    assertGone(again);
  }

  @Test
  void anExpiryOutlivesTheInstanceThatTookIt() {
    Message message = freshFor(HOUR);
    messages().put(message);

    assertThat(reopened().get(MessageStore.class).find(message.digest())).contains(message);
    clock().advance(HOUR);
    assertGone(message);
  }

  @Test
  void ofRacingExpiriesTheLatestWins() {
    List<MessageStore> instances = List.of(messages(), another().get(MessageStore.class));
    for (int round = 0; round < 10; round++) {
      Message message = fresh();
      Races.run(
          THREADS,
          thread ->
              instances
                  .get(thread % 2)
                  .put(message.expiringAt(clock().instant().plus(HOUR.multipliedBy(thread + 1)))));
      assertThat(messages().find(message.digest()).flatMap(Message::expires))
          .contains(clock().instant().plus(HOUR.multipliedBy(THREADS)));
    }
  }

  final void assertGone(Message message) {
    Digest digest = message.digest();
    assertThat(messages().find(digest)).isEmpty();
    assertThat(messages().findByPrefix(digest.hex(), 10)).isEmpty();
    assertThat(messages().list(Optional.of(before(digest)), 10)).doesNotContain(digest);
  }

  /** The digest after which listing begins with the one given, if that is there. */
  private static Digest before(Digest digest) {
    var number = new BigInteger(digest.hex(), 16).subtract(BigInteger.ONE);
    return new Digest(String.format("%064x", number));
  }
}
