package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.store.Health;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.surveys.Questionnaire;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Only so many exports are written at a time, since each keeps a thread of the container. */
class SurveyExportsTest {
  private static final int MOST = 8;
  private static final String EXPORT = "/survey/export.ndjson";

  @Test
  void oneMoreThanThereIsRoomForIsToldToComeAgain() throws Exception {
    try (var stores = new SlowStores();
        var container = new UndertowContainer()) {
      container.start("", context -> Menagerie.mount(context, App.SURVEY, stores, "/survey"));
      var visitor = new Visitor(container.base());
      var under = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      try {
        for (int i = 0; i < MOST; i++) {
          under.add(visitor.getting(EXPORT));
        }
        assertThat(stores.writing.await(60, TimeUnit.SECONDS)).isTrue();
        var refused = visitor.getting(EXPORT).get(60, TimeUnit.SECONDS);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      } finally {
        stores.goOn.countDown();
      }
      for (var export : under) {
        assertThat(export.get(60, TimeUnit.SECONDS).body()).hasLineCount(SlowStores.RESPONSES);
      }
      assertThat(visitor.get(EXPORT).statusCode()).isEqualTo(200);
    }
  }

  /** Responses of which the second page comes only when it may. */
  private static final class SlowStores implements Stores {
    static final int RESPONSES = SurveyStore.MAX_LIMIT + 1;

    private final Stores real = InMemoryStores.open();
    private final SurveyStore surveys = real.get(SurveyStore.class);
    private final CountDownLatch writing = new CountDownLatch(MOST);
    private final CountDownLatch goOn = new CountDownLatch(1);

    SlowStores() {
      surveys.define(Questionnaire.cats().survey());
      var responses = new ArrayList<Response>();
      for (int i = 0; i < RESPONSES; i++) {
        var answers = Map.of("name", "Pika", "coat", "Tabby", "donut", "Jelly");
        responses.add(new Response("cats", "r" + i, Instant.EPOCH, answers));
      }
      surveys.saveAll(responses);
    }

    private Object slowly(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (List.of(arguments == null ? new Object[0] : arguments).stream()
          .anyMatch(each -> each instanceof Optional<?> after && after.isPresent())) {
        writing.countDown();
        goOn.await();
      }
      try {
        return method.invoke(surveys, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public <C> Optional<C> find(Class<C> contract) {
      if (contract != SurveyStore.class) {
        return real.find(contract);
      }
      var loader = getClass().getClassLoader();
      Class<?>[] types = {SurveyStore.class};
      return Optional.of(contract.cast(Proxy.newProxyInstance(loader, types, this::slowly)));
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public Set<Class<?>> contracts() {
      return real.contracts();
    }

    @Override
    public Health health() {
      return real.health();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
