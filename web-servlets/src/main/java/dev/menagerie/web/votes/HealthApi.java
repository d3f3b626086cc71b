package dev.menagerie.web.votes;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.web.access.AdminOnly;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.ContentType;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.ShortTime;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /health}: tells what the switch says, and turns it. */
final class HealthApi {
  private final HealthSwitch health;
  private final WebOptions options;
  private final AdminOnly admin;

  HealthApi(HealthSwitch health, WebOptions options, RequestUrls urls) {
    this.health = health;
    this.options = options;
    admin = new AdminOnly(options, urls);
  }

  Reply answer(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> tell();
      case "PUT" -> turn(request);
      default -> throw methodNotAllowed("GET, HEAD, PUT");
    };
  }

  private Reply tell() {
    Health now = health.now();
    Reply reply = now.healthy() ? Reply.text(200, "OK") : Reply.text(500, "NOT OK");
    return now.heals()
        .map(heals -> reply.with("Retry-After", Long.toString(health.secondsLeft(heals))))
        .orElse(reply)
        .with("Cache-Control", "no-store");
  }

  /** Where there is a password, turning the switch wants it; where there is none, anybody may. */
  private Reply turn(HttpServletRequest request) {
    if (options.adminPassword().isPresent()) {
      admin.check(request);
    }
    ContentType.require(request, "application/json");
    Map<String, Object> said = Json.readObject(Body.read(request, options));
    Optional<Duration> time = time(said.get("for"));
    if (healthy(said.get("healthy"))) {
      if (time.isPresent()) {
        throw new HttpProblem(400, "'for' goes with \"healthy\": false only.");
      }
      health.heal();
      return Reply.text(200, "healthy");
    }
    health.fail(time, reason(said.get("reason")));
    return Reply.text(200, "not healthy");
  }

  /** As the original did, this takes words for true and false besides these themselves. */
  private static boolean healthy(Object value) {
    return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new HttpProblem(400, "'healthy' must be true or false.");
    };
  }

  private static Optional<Duration> time(Object value) {
    if (value == null) {
      return Optional.empty();
    }
    Optional<Duration> time = ShortTime.parse(value.toString());
    if (time.isEmpty()) {
      throw new HttpProblem(400, "'for' must be a time such as 45s, 2m or 1h.");
    }
    return time;
  }

  private static String reason(Object value) {
    if (value == null || value instanceof String) {
      return value == null ? "" : (String) value;
    }
    throw new HttpProblem(400, "'reason' must be a string.");
  }
}
