package dev.menagerie.web.votes;

import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;

/** Errors of the API as {@code {"error":"…"}}, those of pages as a page. */
final class PetErrors implements ErrorShape {
  private static final String API = "/api/";

  private final ErrorShape ofApi = ErrorShape.json("error");
  private final ErrorShape ofPage;

  PetErrors(Pages pages) {
    ofPage = new PageErrors(pages);
  }

  @Override
  public Reply reply(HttpServletRequest request, int status, String message) {
    ErrorShape shape = Places.path(request).startsWith(API) ? ofApi : ofPage;
    return shape.reply(request, status, message);
  }
}
