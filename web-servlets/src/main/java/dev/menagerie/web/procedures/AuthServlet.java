package dev.menagerie.web.procedures;

import static dev.menagerie.web.http.HttpProblem.methodNotAllowed;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Tokens: {@code GET /auth/request-token} for one that works an hour, {@code /auth/tokens} for
 * named ones. All of it takes a password, and no token. Map it to {@code /auth/*}.
 */
public final class AuthServlet extends GuardedServlet {
  private static final String NEVER_KEEP = "no-cache, no-store, max-age=0";

  private final Clock clock = Clock.systemUTC();
  private volatile PassingTokens passing;
  private volatile NamedTokens tokens;

  /** For the container: stores and options come from the context's attributes. */
  public AuthServlet() {
    this(null, null, null);
  }

  /** For code; see {@link ProceduresServlet}. */
  public AuthServlet(Stores stores, Gate gate, WebOptions options) {
    super(stores, gate, options, null);
  }

  @Override
  void open() {
    Accounts accounts = stores().get(Accounts.class);
    passing = new PassingTokens(accounts, clock);
    tokens = new NamedTokens(accounts, stores().find(TokenUses.class), clock);
  }

  @Override
  CompletableFuture<Reply> answer(HttpServletRequest request, Identity who) {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    Reply reply;
    if (path.equals("/request-token")) {
      reply = requestToken(request, who);
    } else if (path.equals("/tokens") || path.equals("/tokens/")) {
      reply = ofTokens(request, who);
    } else if (path.startsWith("/tokens/")) {
      reply = ofToken(request, who, path.substring("/tokens/".length()));
    } else {
      throw Paging.notFound();
    }
    return now(reply.with("Cache-Control", NEVER_KEEP));
  }

  private Reply requestToken(HttpServletRequest request, Identity who) {
    if (!request.getMethod().equals("GET")) {
      throw methodNotAllowed("GET");
    }
    who.requirePassword();
    return passing.issue(who);
  }

  private Reply ofTokens(HttpServletRequest request, Identity who) {
    who.requirePassword();
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> tokens.list(who);
      case "POST" -> tokens.issue(who, request, options());
      default -> throw methodNotAllowed("GET, HEAD, POST");
    };
  }

  private Reply ofToken(HttpServletRequest request, Identity who, String id) {
    who.requirePassword();
    if (!request.getMethod().equals("DELETE")) {
      throw methodNotAllowed("DELETE");
    }
    return tokens.revoke(who, id);
  }
}
