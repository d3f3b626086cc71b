package dev.menagerie.web.pages;

import java.util.Objects;

/**
 * A finished drawing, which a template prints as it is. Only this package makes one, because
 * whoever makes one vouches that every foreign text in it is escaped.
 */
public final class Svg {

  private final String markup;

  Svg(String markup) {
    this.markup = Objects.requireNonNull(markup, "markup");
  }

  /** The {@code <svg>} element. */
  public String markup() {
    return markup;
  }

  @Override
  public String toString() {
    return markup;
  }
}
