package dev.menagerie.surveys;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Some responses in the order in which they were stored.
 *
 * @param responses the responses; fewer than were asked for are no sign of the end
 * @param next what to pass as {@code after} for the page behind this one; empty at the end
 */
public record ResponsePage(List<Response> responses, Optional<String> next) {
  /** Copies the responses. */
  public ResponsePage {
    responses = List.copyOf(responses);
    requireNonNull(next, "next");
  }
}
