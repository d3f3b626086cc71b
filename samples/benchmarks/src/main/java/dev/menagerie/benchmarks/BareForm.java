package dev.menagerie.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The bare thing for a form: the container parses it, the fields are looked at, nothing is kept.
 */
final class BareForm extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    boolean complete =
        request.getParameter("name") != null
            && request.getParameter("coat") != null
            && request.getParameter("donut") != null;
    response.setStatus(complete ? 303 : 400);
    response.setHeader("Location", "/thanks/" + request.getParameter("receipt-code"));
    response.setContentLength(0);
  }
}
