package dev.menagerie.web.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.store.StoreBusyException;
import dev.menagerie.web.http.BodyLines;
import dev.menagerie.web.http.BodyWriter;
import dev.menagerie.web.http.Failures;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Stores the messages of a body line by line, and answers each with a line: its digest once it is
 * durable, or what is wrong with it. Lines are read on while earlier ones are on their way to the
 * store, but only so many that they fit into a bounded memory; so a client that does not read its
 * answers is not read from for long either. When there is nothing to read, all that is known is
 * sent: whoever waits for an answer before sending the next line gets it.
 */
final class MessageLines implements BodyWriter {
  private static final int MOST_LINES = 4096;
  private static final int MOST_BYTES = 1 << 20;

  private final BodyLines lines;
  private final Function<Message, CompletableFuture<Digest>> put;
  private final Duration patience;
  private final Clock clock;
  private final ArrayDeque<UnderWay> underWay = new ArrayDeque<>();
  private long bytes;
  private boolean unsent;

  MessageLines(
      BodyLines lines,
      Function<Message, CompletableFuture<Digest>> put,
      Duration patience,
      Clock clock) {
    this.lines = lines;
    this.put = put;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    boolean more = true;
    while (more) {
      if (!lines.hasArrived()) {
        answerAll(out);
        flush(out);
      }
      more = readOne(out);
      while (!underWay.isEmpty() && (isFull() || underWay.peek().outcome.isDone())) {
        answerFirst(out);
      }
    }
    answerAll(out);
  }

  /** Reads a line and sends it on its way; false at the end. */
  private boolean readOne(OutputStream out) throws IOException {
    try {
      byte[] line = lines.next();
      if (line == null) {
        return false;
      }
      Message message = PostedMessage.read(line, clock);
      begin(store(message, out), message.size());
    } catch (HttpProblem | IllegalArgumentException e) {
      begin(CompletableFuture.failedFuture(e), 0);
    }
    return true;
  }

  /** Where too much waits for the store, waiting for what is ours makes room. */
  private CompletableFuture<Digest> store(Message message, OutputStream out) throws IOException {
    CompletableFuture<Digest> outcome = put.apply(message);
    if (isBusy(outcome)) {
      answerAll(out);
      return put.apply(message);
    }
    return outcome;
  }

  private static boolean isBusy(CompletableFuture<Digest> outcome) {
    if (!outcome.isCompletedExceptionally()) {
      return false;
    }
    try {
      outcome.join();
      return false;
    } catch (CompletionException e) {
      return e.getCause() instanceof StoreBusyException;
    }
  }

  private void begin(CompletableFuture<Digest> outcome, int size) {
    underWay.add(new UnderWay(outcome, size));
    bytes += size;
  }

  private boolean isFull() {
    return bytes > MOST_BYTES || underWay.size() > MOST_LINES;
  }

  private void answerAll(OutputStream out) throws IOException {
    while (!underWay.isEmpty()) {
      answerFirst(out);
    }
  }

  private void answerFirst(OutputStream out) throws IOException {
    UnderWay first = underWay.remove();
    bytes -= first.size;
    out.write(answer(first.outcome));
    out.write('\n');
    unsent = true;
  }

  /** Without news nothing is flushed: a client may still be waiting to be told to go on. */
  private void flush(OutputStream out) throws IOException {
    if (unsent) {
      out.flush();
      unsent = false;
    }
  }

  private byte[] answer(CompletableFuture<Digest> outcome) {
    try {
      Digest digest = outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return ("{\"digest\":\"" + digest.hex() + "\"}").getBytes(US_ASCII);
    } catch (ExecutionException | TimeoutException e) {
      return error(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error(new TimeoutException());
    }
  }

  private static byte[] error(Exception failure) {
    HttpProblem problem = Failures.problem(failure);
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("err_msg", problem.getMessage());
          json.writeNumberField("status", problem.status());
          json.writeEndObject();
        });
  }

  private record UnderWay(CompletableFuture<Digest> outcome, int size) {}
}
