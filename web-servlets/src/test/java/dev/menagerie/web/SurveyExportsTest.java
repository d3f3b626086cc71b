package dev.menagerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.containers.AwayStores;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.surveys.Questionnaire;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
  private static final class SlowStores extends AwayStores<SurveyStore> {
    static final int RESPONSES = SurveyStore.MAX_LIMIT + 1;

    private final CountDownLatch writing = new CountDownLatch(MOST);
    private final CountDownLatch goOn = new CountDownLatch(1);

    SlowStores() {
      super(SurveyStore.class);
      there().define(Questionnaire.cats().survey());
      var responses = new ArrayList<Response>();
      for (int i = 0; i < RESPONSES; i++) {
        var answers = Map.of("name", "Pika", "coat", "Tabby", "donut", "Jelly");
        responses.add(new Response("cats", "r" + i, Instant.EPOCH, answers));
      }
      there().saveAll(responses);
    }

    @Override
    protected void before(Method method, Object[] arguments) throws InterruptedException {
      if (arguments != null
          && Arrays.stream(arguments)
              .anyMatch(each -> each instanceof Optional<?> after && after.isPresent())) {
        writing.countDown();
        goOn.await();
      }
    }
  }
}
