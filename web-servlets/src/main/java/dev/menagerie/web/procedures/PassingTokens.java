package dev.menagerie.web.procedures;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Token;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The tokens that work an hour, for programs that ask for one whenever they need one. A user has
 * only so many: a new one then takes the place of the oldest.
 */
final class PassingTokens {
  /** What tells them from {@link NamedTokens}. */
  static final String LABEL = "request-token";

  private static final Duration LIFE = Duration.ofHours(1);
  private static final int MOST_TOKENS = 1_000;
  private static final int MOST_TOO_MANY = 100;

  private final Accounts accounts;
  private final Clock clock;

  PassingTokens(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  static boolean isOne(Token token) {
    return token.label().equals(LABEL);
  }

  /** Makes a token that may do what its user may. */
  Reply issue(Identity who) {
    String text = TokenText.fresh();
    var token =
        new Token(TokenText.hash(text), who.name(), LABEL, who.scope(), clock.instant().plus(LIFE));
    if (!accounts.issue(token)) {
      throw new HttpProblem(401, "Your account was removed just now");
    }
    dropOldest(who);
    return Reply.json(200, Json.object("token", text));
  }

  /**
   * Who lives as long as the others and expires first is the oldest. Many go at a time, because all
   * replicas look anew at all accounts whenever one goes.
   */
  private void dropOldest(Identity who) {
    List<Token> all = accounts.tokens(who.name()).stream().filter(PassingTokens::isOne).toList();
    if (all.size() >= MOST_TOKENS + MOST_TOO_MANY) {
      all.subList(0, all.size() - MOST_TOKENS).forEach(token -> accounts.revoke(token.hash()));
    }
  }
}
