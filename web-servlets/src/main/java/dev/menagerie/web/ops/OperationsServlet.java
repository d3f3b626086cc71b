package dev.menagerie.web.ops;

import dev.menagerie.web.http.Attributes;
import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.GetServlet;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/** What the servlets of this package have in common: they only tell, and never from memory. */
abstract class OperationsServlet extends GetServlet {
  private final Operations given;
  private volatile Operations operations;

  OperationsServlet(Operations operations) {
    super(ErrorShape.text(), null);
    given = operations;
  }

  /** The attribute in which this servlet looks for its operations. */
  abstract String attribute();

  abstract Reply tell(Operations operations);

  @Override
  protected void start(ServletContext context) throws ServletException {
    operations = Attributes.require(given, context, attribute(), Operations.class);
  }

  @Override
  protected Reply get(HttpServletRequest request) {
    return tell(operations).with("Cache-Control", "no-store");
  }
}
