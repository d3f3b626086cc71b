package dev.menagerie.web.surveys;

import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;

/** Errors of the API as {@code {"error":"…"}}, those of pages as a page. */
final class SurveyErrors implements ErrorShape {
  private final ErrorShape ofApi = ErrorShape.json("error");
  private final ErrorShape ofPage;

  SurveyErrors(Pages pages) {
    ofPage = new PageErrors(pages);
  }

  @Override
  public Reply reply(HttpServletRequest request, int status, String message) {
    String path = request.getPathInfo();
    boolean api = path != null && path.contains("/api/");
    return (api ? ofApi : ofPage).reply(request, status, message);
  }
}
