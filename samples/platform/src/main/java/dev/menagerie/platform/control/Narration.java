package dev.menagerie.platform.control;

import dev.menagerie.platform.deploy.Progress;
import dev.menagerie.platform.deploy.Result;
import dev.menagerie.platform.state.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a client step by step how an operation goes: a line of JSON each, the last with its result.
 * The operation goes on when nobody listens any more.
 */
final class Narration implements Progress {
  private final HttpServerExchange exchange;
  private final Map<String, String> lastTexts = new HashMap<>();
  private boolean gone;

  Narration(HttpServerExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public synchronized void step(String event, String text, Map<String, ?> details) {
    String subject = event + details.get("instance");
    if (!text.equals(lastTexts.put(subject, text))) {
      var line = new LinkedHashMap<String, Object>();
      line.put("event", event);
      line.put("text", text);
      line.putAll(details);
      write(line);
    }
  }

  synchronized void end(Result result) {
    write(Map.of("event", "result", "result", result));
    exchange.endExchange();
  }

  private void write(Object line) {
    if (gone) {
      return;
    }
    try {
      if (!exchange.isResponseStarted()) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-ndjson");
      }
      OutputStream out = exchange.getOutputStream();
      out.write(Json.bytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException nobodyListens) {
      gone = true;
    }
  }
}
