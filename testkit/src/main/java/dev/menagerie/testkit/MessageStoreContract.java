package dev.menagerie.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link MessageStore} promises; {@link MessageExpiryContract} has what expires. */
public abstract class MessageStoreContract extends MessageExpiryContract {
  private static final int WRITES = 25;
  private static final int MEBIBYTE = 1 << 20;

  /** For a subclass that says what to open. */
  protected MessageStoreContract() {}

  @Test
  void aMessageNobodyPutIsNotFound() {
    Digest unknown = fresh().digest();

    assertThat(messages().find(unknown)).isEmpty();
    assertThat(messages().findByPrefix(unknown.hex(), 10)).isEmpty();
    assertThat(messages().delete(unknown)).isFalse();
  }

  @Test
  void aMessageIsPutUnderTheDigestOfItsTextAndFoundThere() {
    Message message = fresh();

    assertThat(messages().put(message)).isEqualTo(Digest.of(message.text().getBytes(UTF_8)));
    assertThat(messages().find(message.digest())).contains(message);
  }

  @Test
  void whatIsFoundComesInTheOrderOfTheDigests() {
    Message one = fresh();
    Message other = fresh();
    Digest unknown = fresh().digest();
    messages().putAll(List.of(one, other));

    assertThat(messages().findAll(List.of(other.digest(), unknown, one.digest(), other.digest())))
        .containsExactly(
            Optional.of(other), Optional.empty(), Optional.of(one), Optional.of(other));
    assertThat(messages().findAll(List.of())).isEmpty();
  }

  @Test
  void theSameTextIsStoredOnceHoweverOftenItIsPut() {
    Message message = fresh();
    messages().putAll(List.of(message, message));
    messages().put(message);
    another().get(MessageStore.class).put(message);

    assertThat(messages().findByPrefix(message.digest().hex(), 10))
        .containsExactly(message.digest());
    assertThat(messages().delete(message.digest())).isTrue();
    assertThat(messages().find(message.digest())).isEmpty();
  }

  @Test
  void whatIsFoundIsExactlyWhatWasPut() {
    for (String text : HostileTexts.ALL) {
      Message message = Message.of(text);
      messages().put(message);
      assertThat(messages().find(message.digest()).map(Message::text)).contains(text);
    }
  }

  @Test
  void aMessageOfOneMebibyteIsKept() {
    Message ascii = Message.of(padded("a", MEBIBYTE));
    Message random = Message.of(noise(MEBIBYTE / 4));

    messages().putAll(List.of(ascii, random));

    assertThat(messages().find(ascii.digest())).contains(ascii);
    assertThat(messages().find(random.digest())).contains(random);
  }

  @Test
  void anEmptyBatchHasNoOutcomes() {
    assertThat(messages().putAll(List.of())).isEmpty();
  }

  @Test
  void digestsComeInTheOrderOfTheMessages() {
    Message there = fresh();
    messages().put(there);
    List<Message> batch = List.of(fresh(), there, fresh(), there, fresh());

    assertThat(messages().putAll(batch)).isEqualTo(digests(batch));
  }

  @Test
  void aBatchLargerThanAnyTransactionIsStoredWhole() {
    List<Message> large = Fresh.list(LARGE_BATCH, MessageExpiryContract::fresh);

    assertThat(messages().putAll(large)).isEqualTo(digests(large));
    assertThat(messages().putAll(large)).isEqualTo(digests(large));
    assertThat(large).allSatisfy(m -> assertThat(messages().find(m.digest())).contains(m));
  }

  @Test
  void aPrefixFindsItsDigestsInAscendingOrder() {
    for (int length : new int[] {1, 2, 3, 7, 63, 64}) {
      String prefix = fresh().digest().hex().substring(0, length);
      var before = new TreeSet<>(messages().findByPrefix(prefix, MessageStore.MAX_LIMIT));
      List<Digest> put =
          messages().putAll(Fresh.list(60, MessageExpiryContract::fresh)).stream()
              .filter(digest -> digest.hex().startsWith(prefix))
              .toList();
      before.addAll(put);
      assertThat(messages().findByPrefix(prefix, MessageStore.MAX_LIMIT))
          .isEqualTo(before.stream().limit(MessageStore.MAX_LIMIT).toList());
    }
  }

  @Test
  void everyPrefixOfADigestFindsIt() {
    Digest digest = messages().put(fresh());
    for (int length = 5; length <= 64; length++) {
      String prefix = digest.hex().substring(0, length);
      assertThat(messages().findByPrefix(prefix, MessageStore.MAX_LIMIT))
          .contains(digest)
          .allMatch(found -> found.hex().startsWith(prefix));
    }
  }

  @Test
  void aPrefixSearchReturnsTheFirstUpToItsLimit() {
    String prefix = messages().put(fresh()).hex().substring(0, 1);
    messages().putAll(Fresh.list(100, MessageExpiryContract::fresh));
    List<Digest> all = messages().findByPrefix(prefix, MessageStore.MAX_LIMIT);

    assertThat(messages().findByPrefix(prefix, 1)).isEqualTo(all.subList(0, 1));
    assertThat(messages().findByPrefix(prefix, 2)).isEqualTo(all.subList(0, 2));
  }

  @Test
  void whatIsNoPrefixOfADigestIsRefused() {
    for (String bad : List.of("", "A", "g", "0x", "%", "_", "*", "?", "[0-9]", " ", "0 ", "é")) {
      assertThatIllegalArgumentException()
          .as("prefix '%s'", bad)
          .isThrownBy(() -> messages().findByPrefix(bad, 10));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> messages().findByPrefix("0".repeat(65), 10));
  }

  @Test
  void aLimitOutOfBoundsIsRefused() {
    for (int limit : new int[] {-1, 0, MessageStore.MAX_LIMIT + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> messages().findByPrefix("a", limit))
          .withMessageContaining("limit");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> messages().list(Optional.empty(), limit))
          .withMessageContaining("limit");
    }
  }

  @Test
  void listingPageByPageFindsEveryDigestOnceInOrder() {
    List<Digest> put = messages().putAll(Fresh.list(250, MessageExpiryContract::fresh));

    assertThat(listed(97)).containsAll(put).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void listingWhileOthersPutMissesNothingThatWasThere() {
    List<Digest> put = messages().putAll(Fresh.list(250, MessageExpiryContract::fresh));

    Races.run(
        THREADS,
        thread -> messages().putAll(Fresh.list(WRITES, MessageExpiryContract::fresh)),
        () -> assertThat(listed(50)).containsAll(put).doesNotHaveDuplicates().isSorted());
  }

  @Test
  void listingBeginsAfterTheDigestGivenEvenIfThatIsGone() {
    messages().putAll(Fresh.list(10, MessageExpiryContract::fresh));
    Digest gone = messages().put(fresh());
    List<Digest> behind = messages().list(Optional.of(gone), MessageStore.MAX_LIMIT);
    messages().delete(gone);

    assertThat(messages().list(Optional.of(gone), MessageStore.MAX_LIMIT)).isEqualTo(behind);
    assertThat(behind).allMatch(digest -> digest.compareTo(gone) > 0);
    assertThat(messages().list(Optional.of(new Digest("f".repeat(64))), 10)).isEmpty();
  }

  @Test
  void aDeletedMessageIsGoneUntilItIsPutAgain() {
    Message message = fresh();
    messages().put(message);

    assertThat(messages().delete(message.digest())).isTrue();
    assertThat(messages().delete(message.digest())).isFalse();
    assertGone(message);
    messages().put(message);
    assertThat(messages().find(message.digest())).contains(message);
  }

  @Test
  void everyInstanceSeesEveryMessageAtOnce() {
    MessageStore there = another().get(MessageStore.class);
    for (int i = 0; i < WRITES; i++) {
      Message message = fresh();
      assertThat(there.find(message.digest())).isEmpty();
      messages().put(message);
      assertThat(there.find(message.digest())).contains(message);
      messages().delete(message.digest());
      assertThat(there.find(message.digest())).isEmpty();
    }
  }

  @Test
  void messagesOutliveTheInstanceThatTookThem() {
    List<Message> put = Fresh.list(10, MessageExpiryContract::fresh);
    messages().putAll(put);

    MessageStore later = reopened().get(MessageStore.class);

    assertThat(put).allSatisfy(m -> assertThat(later.find(m.digest())).contains(m));
  }

  @Test
  void racingMessagesAllArrive() {
    List<MessageStore> instances = List.of(messages(), another().get(MessageStore.class));
    var put =
        Races.run(
            THREADS,
            thread -> {
              List<Message> mine = Fresh.list(WRITES, MessageExpiryContract::fresh);
              mine.forEach(message -> instances.get(thread % 2).put(message));
              return mine;
            });

    assertThat(put.stream().flatMap(List::stream))
        .hasSize(THREADS * WRITES)
        .allSatisfy(m -> assertThat(messages().find(m.digest())).contains(m));
  }

  @Test
  void racingBatchesOfTheSameMessagesInDifferentOrdersAllArrive() {
    List<MessageStore> instances = List.of(messages(), another().get(MessageStore.class));
    List<Message> same = Fresh.list(100, MessageExpiryContract::fresh);
    Races.run(
        THREADS,
        thread -> {
          var mine = new ArrayList<>(same);
          Collections.shuffle(mine, new Random(thread));
          assertThat(instances.get(thread % 2).putAll(mine)).isEqualTo(digests(mine));
          return null;
        });

    assertThat(same).allSatisfy(m -> assertThat(messages().find(m.digest())).contains(m));
  }

  @Test
  void ofRacingDeletionsOneSucceeds() {
    List<MessageStore> instances = List.of(messages(), another().get(MessageStore.class));
    for (int round = 0; round < 10; round++) {
      Digest digest = messages().put(fresh());
      var deleted = Races.run(THREADS, thread -> instances.get(thread % 2).delete(digest));
      assertThat(deleted).containsOnlyOnce(true);
    }
  }

  private List<Digest> listed(int limit) {
    var all = new ArrayList<Digest>();
    List<Digest> page = messages().list(Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      page = messages().list(Optional.of(page.get(page.size() - 1)), limit);
    }
    return all;
  }

  private static List<Digest> digests(List<Message> messages) {
    return messages.stream().map(Message::digest).toList();
  }

  private static String padded(String with, int length) {
    String unique = Fresh.text("padded ");
    return unique + with.repeat(length - unique.length());
  }

  /** Code points from all over Unicode, none of which compresses well: four bytes each. */
  private static String noise(int length) {
    var text = new StringBuilder(length * 2);
    IntStream points = new Random().ints(length, 0x10000, 0x110000);
    points.forEach(text::appendCodePoint);
    return text.toString();
  }
}
