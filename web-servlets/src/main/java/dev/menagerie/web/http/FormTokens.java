package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Proof that a form came from us, for pages on which somebody is logged in: a hidden field that
 * only we can make, and that fits one session only.
 */
public final class FormTokens {
  /** The usual name of the hidden field. */
  public static final String FIELD = "form-token";

  private static final String PURPOSE = "form";
  private static final Duration LIFE = Duration.ofHours(12);

  private final Signer signer;
  private final Clock clock;

  /** Tokens signed by a signer. */
  public FormTokens(Signer signer, Clock clock) {
    this.signer = requireNonNull(signer, "signer");
    this.clock = requireNonNull(clock, "clock");
  }

  /** A token for the forms of a session; good for twelve hours. */
  public String issue(String session) {
    return signer.sign(PURPOSE, session, clock.instant().plus(LIFE));
  }

  /**
   * Lets a form pass that carries a token of its session.
   *
   * @param token what the form carried, or {@code null}
   * @throws HttpProblem 403 if it is none, or another session's, or too old
   */
  public void check(String session, String token) {
    if (token == null || !signer.verify(PURPOSE, token).equals(Optional.of(session))) {
      throw new HttpProblem(403, "This form is not ours, or too old. Load the page again.");
    }
  }
}
