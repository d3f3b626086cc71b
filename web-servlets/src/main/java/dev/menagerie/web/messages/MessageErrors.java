package dev.menagerie.web.messages;

import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.PageErrors;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;

/** Errors of the API as {@code {"err_msg":"…"}}, those of the page as a page. */
final class MessageErrors implements ErrorShape {
  private final ErrorShape ofApi = ErrorShape.json("err_msg");
  private final ErrorShape ofPage;

  /** Without pages there are only errors of the API. */
  MessageErrors(Pages pages) {
    ofPage = pages == null ? ofApi : new PageErrors(pages);
  }

  @Override
  public Reply reply(HttpServletRequest request, int status, String message) {
    ErrorShape shape = MessagePage.isAskedFor(request) ? ofPage : ofApi;
    return shape.reply(request, status, message);
  }
}
