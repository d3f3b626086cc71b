package dev.menagerie.web.procedures;

import static java.util.Objects.requireNonNull;

import dev.menagerie.accounts.Scope;
import dev.menagerie.store.Counters;
import dev.menagerie.store.Sha256;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets in who has an account: by Basic with name and password, by Basic with a token in the place
 * of the name, or by Bearer. Shared by all servlets of the app.
 */
public final class Gate {
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"procedures\", charset=\"UTF-8\"");

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Stores stores;
  private volatile RateLimiter limiter = RateLimiter.NONE;
  private final Clock clock = Clock.systemUTC();
  private volatile Logins logins;

  /**
   * Per user, or token, and address, so that nobody locks a user out from elsewhere, and no program
   * with a token of the past the others beside it.
   */
  private final Throttle perUser;

  /** Per address, so that nobody tries one password on many users. */
  private final Throttle perAddress;

  /** The gate to what lies in a store, for its users. */
  public Gate(Stores stores) {
    this.stores = requireNonNull(stores, "stores");
    perUser = new Throttle(5, WINDOW, clock);
    perAddress = new Throttle(50, WINDOW, clock);
  }

  /**
   * Gets ready, if it is not; before anybody enters.
   *
   * @param limit how often they may, or {@code null} for as often as they like
   */
  synchronized void open(RateLimit limit) {
    if (logins == null) {
      if (limit != null) {
        limiter = new WindowLimiter(limit.orCountedBy(stores.find(Counters.class)), clock);
      }
      logins = new Logins(stores, clock);
    }
  }

  /**
   * Finds out who is asking.
   *
   * @throws HttpProblem 401 if it is nobody we know, 429 if too many failed to be somebody
   */
  Identity enter(HttpServletRequest request, RequestUrls urls) {
    if (limiter == RateLimiter.NONE) {
      return identify(request, urls);
    }
    limiter.count(request, "address " + urls.client(request));
    Identity who = identify(request, urls);
    limiter.count(request, "user " + who.name());
    return who;
  }

  /** Whether who is asking may enter, and that is known without counting or asking a store. */
  boolean knows(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return limiter == RateLimiter.NONE && header != null && logins.knows(header);
  }

  private Identity identify(HttpServletRequest request, RequestUrls urls) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      throw stranger();
    }
    Optional<Identity> known = logins.remembered(header);
    if (known.isPresent()) {
      return known.get();
    }
    Credentials credentials = Credentials.of(header).orElseThrow(Gate::stranger);
    String address = urls.client(request);
    return perUser
        .attempt(
            address + " " + claim(credentials),
            () -> perAddress.attempt(address, () -> logins.verify(header, credentials)))
        .orElseThrow(Gate::stranger);
  }

  /** Who it is that somebody claims to be; a digest, since names and tokens may be long. */
  private static String claim(Credentials credentials) {
    return credentials instanceof Credentials.Login login
        ? "user " + Sha256.hex(login.name())
        : "token " + TokenText.hash(((Credentials.Key) credentials).token());
  }

  /**
   * Lets pass who may do something.
   *
   * @throws HttpProblem 403 if they may not
   */
  static void require(Identity who, Scope needed) {
    if (!who.scope().allows(needed)) {
      throw new HttpProblem(
          403,
          "This needs the scope "
              + needed.name().toLowerCase(Locale.ROOT)
              + ", but you have "
              + who.scope().name().toLowerCase(Locale.ROOT));
    }
  }

  private static HttpProblem stranger() {
    return new HttpProblem(401, "Please authenticate to access this API", CHALLENGE);
  }
}
