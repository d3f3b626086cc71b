package dev.menagerie.web.procedures;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A servlet behind the {@link Gate}: without an account it answers nothing but 401. */
abstract class GuardedServlet extends AppServlet {
  /** The {@code ServletContext} attribute with the {@link Stores}, if none were handed over. */
  public static final String STORES = "dev.menagerie.web.procedures.stores";

  private final Stores given;
  private final Gate sharedGate;
  private volatile Gate gate;
  private volatile Stores stores;
  private volatile RateLimit limit;
  private volatile boolean opened;

  GuardedServlet(Stores stores, Gate gate, WebOptions options, Pages pages) {
    super(new ProcedureErrors(pages), options);
    given = stores;
    sharedGate = gate;
  }

  /** Answers somebody who was let in. */
  abstract CompletableFuture<Reply> answer(HttpServletRequest request, Identity who);

  /** Answers somebody who was let in, if that takes no trip to the store; empty if it does. */
  Optional<Reply> atHand(HttpServletRequest request) {
    return Optional.empty();
  }

  /** Gets ready; called once, before the first request is answered, on a thread that may wait. */
  void open() {}

  /** Where the data lies; only after {@link #init}. */
  final Stores stores() {
    return stores;
  }

  @Override
  protected final void start(ServletContext context) throws ServletException {
    stores = Attributes.require(given, context, STORES, Stores.class);
    if (!stores.contracts().contains(Accounts.class)) {
      throw new ServletException(
          stores.name() + " holds no accounts, and these servlets need them");
    }
    gate = sharedGate != null ? sharedGate : new Gate(stores);
    limit = Attributes.orElse(null, context, RateLimit.ATTRIBUTE, RateLimit.class, null);
  }

  /**
   * What lies in the store is looked for only now: that may have to wait until the store is
   * prepared, and a servlet may be started on a thread that must not.
   */
  private synchronized void openOnce() {
    if (!opened) {
      gate.open(limit);
      open();
      opened = true;
    }
  }

  @Override
  protected final Optional<CompletableFuture<Reply>> quickly(HttpServletRequest request) {
    return opened && gate.knows(request) ? atHand(request).map(AppServlet::now) : Optional.empty();
  }

  @Override
  protected final CompletableFuture<Reply> answer(HttpServletRequest request) {
    if (!opened) {
      openOnce();
    }
    Identity who = gate.enter(request, urls());
    CompletableFuture<Reply> answer = answer(request, who);
    return Allowance.of(request).map(left -> answer.thenApply(left::onto)).orElse(answer);
  }
}
