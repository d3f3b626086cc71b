package dev.menagerie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.menagerie.accounts.SharedSecrets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link SharedSecrets} promises. */
public abstract class SharedSecretsContract extends StoreContract {
  private static final byte[] SECRET = {1, 2, 3};
  private static final byte[] OTHER = {4, 5};

  private final String name = Fresh.name("secret");

  /** For a subclass that says what to open. */
  protected SharedSecretsContract() {}

  private SharedSecrets secrets() {
    return stores().get(SharedSecrets.class);
  }

  @Test
  void aSecretNobodyCreatedIsNotFound() {
    assertThat(secrets().find(name)).isEmpty();
  }

  @Test
  void aMissingSecretIsCreated() {
    assertThat(secrets().createIfAbsent(name, () -> SECRET)).isEqualTo(SECRET);
    assertThat(secrets().find(name)).contains(SECRET);
  }

  @Test
  void anExistingSecretStaysAndNoneIsMade() {
    secrets().createIfAbsent(name, () -> SECRET);

    assertThat(secrets().createIfAbsent(name, () -> madeInVain())).isEqualTo(SECRET);
    assertThat(another().get(SharedSecrets.class).createIfAbsent(name, () -> madeInVain()))
        .isEqualTo(SECRET);
  }

  @Test
  void aSecretOutlivesTheInstanceThatCreatedIt() {
    secrets().createIfAbsent(name, () -> SECRET);

    assertThat(reopened().get(SharedSecrets.class).find(name)).contains(SECRET);
  }

  @Test
  void anyBytesAreKept() {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    for (byte[] secret : List.of(every, new byte[1], new byte[1024], new byte[] {13, 10, 39, 0})) {
      String fresh = Fresh.name("secret");
      secrets().createIfAbsent(fresh, () -> secret);
      assertThat(secrets().find(fresh)).contains(secret);
      assertThat(secrets().createIfAbsent(fresh, () -> madeInVain())).isEqualTo(secret);
    }
  }

  @Test
  void changingTheBytesHandedOutChangesNoSecret() {
    byte[] mine = SECRET.clone();
    byte[] created = secrets().createIfAbsent(name, () -> mine);
    mine[0] = 9;
    created[1] = 9;
    secrets().find(name).orElseThrow()[2] = 9;

    assertThat(secrets().find(name)).contains(SECRET);
    assertThat(secrets().createIfAbsent(name, () -> madeInVain())).isEqualTo(SECRET);
  }

  @Test
  void namesThatAreAlikeAreApart() {
    List<String> alike = List.of(name, name + "-", name + "_", name + "-a", name + "a");
    for (int i = 0; i < alike.size(); i++) {
      byte[] secret = {(byte) i};
      secrets().createIfAbsent(alike.get(i), () -> secret);
    }
    for (int i = 0; i < alike.size(); i++) {
      assertThat(secrets().find(alike.get(i))).contains(new byte[] {(byte) i});
    }
  }

  @Test
  void aNameThatCannotBeOneIsRefused() {
    for (String bad : List.of("", "A", "a b", "a/b", "é", "*", "a".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> secrets().find(bad));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> secrets().createIfAbsent(bad, () -> SECRET));
    }
  }

  @Test
  void aSecretThatIsTooShortOrTooLongIsRefusedAndNotKept() {
    for (int length : new int[] {0, 1025}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> secrets().createIfAbsent(name, () -> new byte[length]));
    }
    assertThat(secrets().find(name)).isEmpty();
  }

  @Test
  void ifNoneCanBeMadeNoneIsKept() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                secrets()
                    .createIfAbsent(
                        name,
                        () -> {
                          throw new IllegalStateException("no entropy");
                        }))
        .withMessage("no entropy");
    assertThat(secrets().createIfAbsent(name, () -> OTHER)).isEqualTo(OTHER);
  }

  @Test
  void allThatRaceGetTheBytesOfWhoeverCameFirst() {
    List<SharedSecrets> instances = List.of(secrets(), another().get(SharedSecrets.class));
    for (int round = 0; round < 10; round++) {
      String fresh = Fresh.name("secret");
      List<byte[]> got =
          Races.run(
              THREADS,
              thread -> {
                var made = new AtomicInteger();
                byte[] secret =
                    instances
                        .get(thread % 2)
                        .createIfAbsent(
                            fresh, () -> new byte[] {(byte) thread, (byte) made.incrementAndGet()});
                assertThat(made.get()).isLessThanOrEqualTo(1);
                return secret;
              });
      byte[] kept = secrets().find(fresh).orElseThrow();
      assertThat(got).allSatisfy(secret -> assertThat(secret).isEqualTo(kept));
    }
  }

  private static byte[] madeInVain() {
    throw new AssertionError("A secret was made although there is one");
  }
}
