package dev.menagerie.web.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

/**
 * Finds what a servlet was not given by its constructor in the attributes of its context. The order
 * is fixed: what the constructor gave, then the attribute, then a default where there is one.
 */
public final class Attributes {
  private Attributes() {}

  /**
   * Finds what a servlet cannot do without.
   *
   * @param given what the constructor gave, or {@code null}
   * @throws ServletException if there is none; names attribute and type
   */
  public static <T> T require(T given, ServletContext context, String attribute, Class<T> type)
      throws ServletException {
    T found = given != null ? given : find(context, attribute, type);
    if (found == null) {
      throw new ServletException(
          "Set the ServletContext attribute '"
              + attribute
              + "' to a "
              + type.getName()
              + " before the first request, or hand one to the servlet's constructor.");
    }
    return found;
  }

  /** Finds what a servlet has a default for. */
  public static <T> T orElse(
      T given, ServletContext context, String attribute, Class<T> type, T otherwise)
      throws ServletException {
    T found = given != null ? given : find(context, attribute, type);
    return found != null ? found : otherwise;
  }

  private static <T> T find(ServletContext context, String attribute, Class<T> type)
      throws ServletException {
    Object value = context.getAttribute(attribute);
    if (value != null && !type.isInstance(value)) {
      throw new ServletException(
          "The ServletContext attribute '"
              + attribute
              + "' must be a "
              + type.getName()
              + ", but is a "
              + value.getClass().getName());
    }
    return type.cast(value);
  }
}
