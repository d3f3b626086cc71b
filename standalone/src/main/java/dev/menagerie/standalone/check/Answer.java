package dev.menagerie.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import java.util.Map;

/**
 * What a service answered.
 *
 * @param request what was asked, as in {@code GET https://localhost:5000/messages}
 * @param status the status
 * @param body the body, or its beginning if it is too long to be right
 */
record Answer(String request, int status, String body) {
  private static final int SHOWN = 200;

  /** Fails unless status and JSON are as they should be; how the JSON is spaced does not matter. */
  void expect(int wanted, Map<String, String> json) throws CheckFailedException {
    if (status != wanted) {
      throw new CheckFailedException(
          request + " was answered with status " + status + " instead of " + wanted + shown());
    }
    if (!json.equals(parsed())) {
      throw new CheckFailedException(
          request + " was answered with status " + status + " but without " + json + shown());
    }
  }

  private Object parsed() {
    try {
      return Json.readObject(body.getBytes(UTF_8));
    } catch (HttpProblem e) {
      return "no JSON";
    }
  }

  private String shown() {
    String text = body.strip().replaceAll("\\p{Cntrl}+", " ");
    return text.isEmpty()
        ? ", and an empty body"
        : ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
