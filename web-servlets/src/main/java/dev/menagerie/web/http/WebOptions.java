package dev.menagerie.web.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be said to servlets besides the stores they serve.
 *
 * @param maxBody the most bytes of a request's body, 1 to 1 GiB; default: 1 MiB
 * @param timeout the longest that a request may wait for its outcome before it counts as unknown;
 *     default: 30 seconds
 * @param trustProxy whether {@code X-Forwarded-*} headers are believed, which is right only behind
 *     a proxy that sets them; default: false
 * @param cacheBytes the most bytes of hot messages kept in memory, 0 for none, and never more than
 *     an eighth of the heap; default: 32 MiB
 * @param adminPassword what opens the routes that are for an admin only; default: none, and they
 *     stay closed
 * @param signer what signs cookies and forms; default: none, and each app signs with a key that is
 *     kept in its store
 */
public record WebOptions(
    long maxBody,
    Duration timeout,
    boolean trustProxy,
    long cacheBytes,
    Optional<AdminPassword> adminPassword,
    Optional<Signer> signer) {
  /** The {@code ServletContext} attribute in which servlets look for their options. */
  public static final String ATTRIBUTE = "dev.menagerie.web.http.WebOptions";

  private static final long GIBIBYTE = 1L << 30;
  private static final WebOptions DEFAULTS =
      new WebOptions(
          1L << 20, Duration.ofSeconds(30), false, 32L << 20, Optional.empty(), Optional.empty());

  /** Refuses what is out of bounds. */
  public WebOptions {
    if (maxBody < 1 || maxBody > GIBIBYTE) {
      throw new IllegalArgumentException(
          "maxBody must be 1 to " + GIBIBYTE + " bytes, but is " + maxBody);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive, but is " + timeout);
    }
    if (cacheBytes < 0) {
      throw new IllegalArgumentException("cacheBytes must be at least 0, but is " + cacheBytes);
    }
    requireNonNull(adminPassword, "adminPassword");
    requireNonNull(signer, "signer");
  }

  /** The defaults. */
  public static WebOptions defaults() {
    return DEFAULTS;
  }

  /** The same options with another limit on bodies. */
  public WebOptions withMaxBody(long bytes) {
    return new WebOptions(bytes, timeout, trustProxy, cacheBytes, adminPassword, signer);
  }

  /** The same options with another patience. */
  public WebOptions withTimeout(Duration patience) {
    return new WebOptions(maxBody, patience, trustProxy, cacheBytes, adminPassword, signer);
  }

  /** The same options, believing the proxy or not. */
  public WebOptions withTrustProxy(boolean trust) {
    return new WebOptions(maxBody, timeout, trust, cacheBytes, adminPassword, signer);
  }

  /** The same options with another size of the cache. */
  public WebOptions withCacheBytes(long bytes) {
    return new WebOptions(maxBody, timeout, trustProxy, bytes, adminPassword, signer);
  }

  /** The same options with a password for admins. */
  public WebOptions withAdminPassword(AdminPassword password) {
    return new WebOptions(maxBody, timeout, trustProxy, cacheBytes, Optional.of(password), signer);
  }

  /** The same options with a signer whose key all replicas were given. */
  public WebOptions withSigner(Signer given) {
    return new WebOptions(
        maxBody, timeout, trustProxy, cacheBytes, adminPassword, Optional.of(given));
  }
}
