package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final AsyncContext ASYNC =
      fake(AsyncContext.class, (proxy, method, arguments) -> null);

  private final AtomicInteger looks = new AtomicInteger();
  private final EventStream stream =
      new EventStream("test", () -> "state " + Math.min(looks.incrementAndGet(), 3), SHORT, SHORT);
  private final Window window = new Window();

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void aHeartbeatDoesNotTakeThePlaceOfAStateThatIsStillToBeSent() throws Exception {
    stream.listen().send(request(true, ASYNC), response());
    await().until(() -> looks.get() > 20);

    window.open();

    assertThat(window.written()).contains("data: state 3\n\n");
  }

  @Test
  void aLookThatEndsInAnErrorIsNotTheLast() throws Exception {
    Supplier<String> state =
        () -> {
          if (looks.incrementAndGet() == 1) {
            throw new OutOfMemoryError("made up");
          }
          return "state";
        };
    try (var failingOnce = new EventStream("test", state, SHORT)) {
      failingOnce.listen().send(request(true, ASYNC), response());
      window.open();

      await().until(() -> window.written().contains("data: state\n\n"));
    }
  }

  @Test
  void whereAFilterSupportsNoAsyncThatIsSaidAndNobodyCountsAsListening() {
    assertThatThrownBy(() -> stream.listen().send(request(false, null), response()))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.status()).isEqualTo(501));
    assertThat(stream.listeners()).isZero();
  }

  @Test
  void whoCannotBeginToListenDoesNotCountAsListening() {
    assertThatThrownBy(() -> stream.listen().send(request(true, null), response()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(stream.listeners()).isZero();
  }

  private static HttpServletRequest request(boolean supported, AsyncContext async) {
    return fake(
        HttpServletRequest.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getMethod" -> "GET";
              case "isAsyncSupported" -> supported;
              case "startAsync" -> {
                if (async == null) {
                  throw new IllegalStateException("not now");
                }
                yield async;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (proxy, method, arguments) -> method.getName().equals("getOutputStream") ? window : null);
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** What a client takes: nothing until it is opened. */
  private static final class Window extends ServletOutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private WriteListener listener;
    private volatile boolean open;

    void open() throws Exception {
      open = true;
      listener.onWritePossible();
    }

    synchronized String written() {
      return taken.toString(UTF_8);
    }

    @Override
    public boolean isReady() {
      return open;
    }

    @Override
    public void setWriteListener(WriteListener writeListener) {
      listener = writeListener;
    }

    @Override
    public synchronized void write(int b) {
      taken.write(b);
    }
  }
}
