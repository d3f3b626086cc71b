package dev.menagerie.web.surveys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.store.StoreCall;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.InMemoryStores;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that fails once, as if a part were stored, and cannot be reached then. */
class DefinedStoreTest {
  private static final StoreCall CALL = new StoreCall("Test store", "save", "");
  private static final Optional<StoreException> GOES_WELL = Optional.empty();
  private static final Optional<StoreException> FAILS =
      Optional.of(new StoreException(CALL, "all but one are stored.", null));
  private static final Optional<StoreException> AWAY =
      Optional.of(new StoreUnavailableException(CALL, "it is away.", null));
  private static final Optional<StoreException> BUSY =
      Optional.of(new StoreBusyException(CALL, "it is full."));

  private static final List<Response> RESPONSES =
      List.of(response("r1"), response("r2"), response("r3"));
  private static final List<Consumer<SurveyStore>> WRITES =
      List.of(
          store -> store.saveAll(RESPONSES),
          store -> store.saveUpTo(10, RESPONSES),
          store -> store.replace(RESPONSES.get(0)),
          store -> store.delete("cats", "r1"));

  private final Stores stores = InMemoryStores.open();
  private final Queue<Optional<StoreException>> calls = new ArrayDeque<>();
  private final SurveyStore store = new DefinedStore(failing(), Questionnaire.cats().survey());

  @BeforeEach
  void define() {
    store.find("cats", "r1");
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void onceAWriteHasFailedNobodyIsToldThatNothingWasStored() {
    for (Consumer<SurveyStore> write : WRITES) {
      assertUnknown(write, List.of(FAILS, AWAY));
      assertUnknown(write, List.of(FAILS, BUSY));
      assertUnknown(write, List.of(FAILS, GOES_WELL, AWAY));
      assertUnknown(write, List.of(FAILS, GOES_WELL, BUSY));
    }
  }

  @Test
  void aWriteThatDidNotReachTheStoreIsToldSo() {
    for (Consumer<SurveyStore> write : WRITES) {
      expect(List.of(AWAY));
      assertThatThrownBy(() -> write.accept(store)).isSameAs(AWAY.orElseThrow());
      expect(List.of(BUSY));
      assertThatThrownBy(() -> write.accept(store)).isSameAs(BUSY.orElseThrow());
    }
  }

  @Test
  void whoOnlyLooksIsToldThatTheStoreIsAway() {
    expect(List.of(FAILS, AWAY));

    assertThatThrownBy(() -> store.find("cats", "r1")).isSameAs(AWAY.orElseThrow());
  }

  private void assertUnknown(Consumer<SurveyStore> write, List<Optional<StoreException>> next) {
    expect(next);
    assertThatThrownBy(() -> write.accept(store))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasCause(next.get(next.size() - 1).orElseThrow());
  }

  /** What becomes of the next calls. */
  private void expect(List<Optional<StoreException>> next) {
    calls.clear();
    calls.addAll(next);
  }

  private SurveyStore failing() {
    SurveyStore real = stores.get(SurveyStore.class);
    return (SurveyStore)
        Proxy.newProxyInstance(
            SurveyStore.class.getClassLoader(),
            new Class<?>[] {SurveyStore.class},
            (proxy, method, arguments) -> {
              Optional<StoreException> failure = calls.isEmpty() ? GOES_WELL : calls.remove();
              if (failure.isPresent()) {
                throw failure.get();
              }
              return method.invoke(real, arguments);
            });
  }

  private static Response response(String id) {
    return new Response(
        "cats", id, Instant.EPOCH, Map.of("name", "Pika", "coat", "Tabby", "donut", "Jelly"));
  }
}
