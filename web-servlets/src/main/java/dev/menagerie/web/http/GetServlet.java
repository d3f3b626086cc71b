package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;

/** A servlet that only tells: it knows {@code GET} and {@code HEAD}, and answers at once. */
public abstract class GetServlet extends AppServlet {
  /** A servlet; see {@link AppServlet#AppServlet}. */
  protected GetServlet(ErrorShape errors, WebOptions options) {
    super(errors, options);
  }

  /** The answer to a {@code GET}; for a {@code HEAD} its body is left out. */
  protected abstract Reply get(HttpServletRequest request);

  @Override
  protected final CompletableFuture<Reply> answer(HttpServletRequest request) {
    Methods.requireGet(request);
    return now(get(request));
  }
}
