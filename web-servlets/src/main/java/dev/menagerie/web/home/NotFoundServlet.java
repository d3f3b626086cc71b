package dev.menagerie.web.home;

import dev.menagerie.web.http.AppServlet;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;

/** Answers for every address that leads nowhere. Map it to {@code /}. */
public final class NotFoundServlet extends AppServlet {
  /** For the container: without pages it says so in plain text. */
  public NotFoundServlet() {
    this(null);
  }

  /** For code. */
  public NotFoundServlet(Pages pages) {
    super(new PageErrors(pages), null);
  }

  @Override
  protected CompletableFuture<Reply> answer(HttpServletRequest request) {
    throw new HttpProblem(404, "There is nothing at this address.");
  }
}
