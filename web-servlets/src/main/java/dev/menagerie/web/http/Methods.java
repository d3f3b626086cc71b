package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;

/** What a request is about to do, as its method says. */
public final class Methods {
  private Methods() {}

  /** Whether a request only looks. */
  public static boolean isGet(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /**
   * Lets a request pass that only looks.
   *
   * @throws HttpProblem 405 if it is another
   */
  public static void requireGet(HttpServletRequest request) {
    if (!isGet(request)) {
      throw HttpProblem.methodNotAllowed("GET, HEAD");
    }
  }

  /**
   * Lets a request pass that sends something.
   *
   * @throws HttpProblem 405 if it is another
   */
  public static void requirePost(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      throw HttpProblem.methodNotAllowed("POST");
    }
  }
}
