package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.Sha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The password by which admins are known. There is one per process, so whoever guesses at one
 * address is slowed down at all of them.
 */
public final class AdminPassword {
  private static final int FREE_FAILURES = 5;
  private static final Duration PER = Duration.ofMinutes(1);

  private final byte[] hash;
  private final Throttle throttle;

  private AdminPassword(String password, Clock clock) {
    hash = hash(password);
    throttle = new Throttle(FREE_FAILURES, PER, clock);
  }

  /**
   * A password.
   *
   * @throws IllegalArgumentException if it is empty, which everybody would guess
   */
  public static AdminPassword of(String password) {
    return of(password, Clock.systemUTC());
  }

  static AdminPassword of(String password, Clock clock) {
    if (password.isEmpty()) {
      throw new IllegalArgumentException("the admin's password must not be empty");
    }
    return new AdminPassword(password, clock);
  }

  /**
   * Whether a client knows the password. How long this takes tells nothing about the password.
   *
   * @param client the client's address, as {@link RequestUrls#client} tells
   * @throws HttpProblem 429, with {@code Retry-After}, if the client has guessed wrong five times
   *     within the last minute; then it is not told any more whether it guesses right
   */
  public boolean isKnownTo(String client, String given) {
    return throttle
        .attempt(
            client,
            () -> Optional.of(given).filter(each -> MessageDigest.isEqual(hash, hash(each))))
        .isPresent();
  }

  /**
   * A purpose for {@link Signer#sign} that is another one for every password: what was signed for
   * it is worthless once the password changes.
   */
  public String purpose(String what) {
    return what
        + " "
        + Base64.getEncoder().encodeToString(hash(what + " " + Arrays.toString(hash)));
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "AdminPassword[***]";
  }

  /** Hashes have one length, so that comparing them does not tell the password's. */
  private static byte[] hash(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }
}
