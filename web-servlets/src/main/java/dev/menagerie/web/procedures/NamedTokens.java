package dev.menagerie.web.procedures;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.web.http.Body;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that users make for their programs: with a name to know them by, a scope, and an end.
 * A token's {@code id} is its hash: it tells tokens apart, and opens nothing.
 */
final class NamedTokens {
  private static final long DEFAULT_SECONDS = Duration.ofDays(90).toSeconds();
  private static final long MOST_SECONDS = Duration.ofDays(366).toSeconds();
  private static final int MOST_TOKENS = 1_000;

  private final Accounts accounts;
  private final Optional<TokenUses> uses;
  private final Clock clock;

  NamedTokens(Accounts accounts, Optional<TokenUses> uses, Clock clock) {
    this.accounts = accounts;
    this.uses = uses;
    this.clock = clock;
  }

  /** The tokens of a user that are worth something still. */
  Reply list(Identity who) {
    List<Token> tokens = named(who);
    Map<String, Instant> used = uses.map(u -> u.uses(who.name())).orElse(Map.of());
    return Reply.json(
        200,
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("tokens");
              for (Token token : tokens) {
                json.writeStartObject();
                json.writeStringField("id", token.hash());
                json.writeStringField("label", token.label());
                json.writeStringField("scope", word(token.scope()));
                json.writeStringField("expires", token.expires().toString());
                Instant last = used.get(token.hash());
                json.writeStringField("last_used", last == null ? null : last.toString());
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  /** Makes a token; its text is told once, and never again. */
  Reply issue(Identity who, HttpServletRequest request, WebOptions options) {
    Map<String, Object> asked = Json.readObject(Body.read(request, options));
    Scope scope = scope(asked, who);
    Gate.require(who, scope);
    Instant expires = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusSeconds(seconds(asked));
    if (named(who).size() >= MOST_TOKENS) {
      throw new HttpProblem(409, "You have " + MOST_TOKENS + " tokens already; revoke some first");
    }
    String text = TokenText.fresh();
    var token = new Token(TokenText.hash(text), who.name(), label(asked), scope, expires);
    if (!accounts.issue(token)) {
      throw new HttpProblem(401, "Your account was removed just now");
    }
    return Reply.json(
        201,
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("token", text);
              json.writeStringField("id", token.hash());
              json.writeStringField("label", token.label());
              json.writeStringField("scope", word(scope));
              json.writeStringField("expires", expires.toString());
              json.writeEndObject();
            }));
  }

  /** Makes a token worthless, one's own or, for an administrator, anybody's. */
  Reply revoke(Identity who, String id) {
    boolean theirs = accounts.tokens(who.name()).stream().anyMatch(t -> t.hash().equals(id));
    if (!(theirs || who.scope().allows(Scope.ADMIN)) || !accounts.revoke(id)) {
      throw Paging.notFound();
    }
    return Reply.json(200, ProcedureJson.EMPTY);
  }

  private List<Token> named(Identity who) {
    return accounts.tokens(who.name()).stream().filter(t -> !PassingTokens.isOne(t)).toList();
  }

  private static String label(Map<String, Object> asked) {
    Object label = asked.getOrDefault("label", "");
    if (label instanceof String text && !text.equals(PassingTokens.LABEL)) {
      return text;
    }
    throw new HttpProblem(
        400,
        "label must be a string of 0 to 100 characters, and not '" + PassingTokens.LABEL + "'");
  }

  private static Scope scope(Map<String, Object> asked, Identity who) {
    Object wanted = asked.get("scope");
    if (wanted == null) {
      return who.scope();
    }
    Optional<Scope> scope =
        Arrays.stream(Scope.values()).filter(each -> word(each).equals(wanted)).findFirst();
    return scope.orElseThrow(
        () -> new HttpProblem(400, "scope must be read, write or admin, but is '" + wanted + "'"));
  }

  private static long seconds(Map<String, Object> asked) {
    Object wanted = asked.getOrDefault("expires_in", DEFAULT_SECONDS);
    if (wanted instanceof Long seconds && seconds >= 1 && seconds <= MOST_SECONDS) {
      return seconds;
    }
    throw new HttpProblem(400, "expires_in must be a number of seconds from 1 to " + MOST_SECONDS);
  }

  private static String word(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }
}
