package dev.menagerie.standalone.tls;

import dev.menagerie.standalone.settings.BadSettingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.util.SSLFactoryUtils;

/**
 * TLS 1.2 and 1.3 with a certificate from files. When the files are replaced, new connections get
 * the new certificate; if what replaced them is no good, the last good one stays in use.
 */
public final class Tls implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Tls.class.getName());
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final PemFiles files;
  private final SSLFactory factory;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile TlsIdentity identity;
  private PemFiles.State tried;
  private PemFiles.State seen;

  private Tls(PemFiles files, PemFiles.State state, TlsIdentity identity) {
    this.files = files;
    this.identity = identity;
    tried = state;
    seen = state;
    factory =
        SSLFactory.builder()
            .withSwappableIdentityMaterial()
            .withIdentityMaterial(identity.keys())
            .withProtocols("TLSv1.3", "TLSv1.2")
            .build();
  }

  /**
   * Reads certificate and key, and watches their files from then on.
   *
   * @throws BadSettingException if they are no good
   */
  public static Tls open(CertificateFiles certificateFiles) {
    return open(certificateFiles, LOOK_EVERY);
  }

  /** The same for tests that do not want to wait. */
  static Tls open(CertificateFiles certificateFiles, Duration lookEvery) {
    PemFiles files = certificateFiles.findOrMake();
    try {
      // First the state, then the content: a change in between is then noticed.
      PemFiles.State state = files.state();
      var tls = new Tls(files, state, TlsIdentity.read(files));
      tls.warnIfExpired();
      var watch = new Thread(() -> tls.watch(lookEvery), "menagerie-certificate-watch");
      watch.setDaemon(true);
      watch.start();
      return tls;
    } catch (IOException e) {
      throw new BadSettingException("HTTPS needs certificate and key: " + e.getMessage(), e);
    }
  }

  /** What a server needs. */
  public SSLContext context() {
    return factory.getSslContext();
  }

  /** The file with the certificate, which clients may take as their trust anchor. */
  public Path certificateFile() {
    return files.certificate();
  }

  /** The SHA-256 of the certificate in use, in the form that browsers and openssl show. */
  public String fingerprint() {
    return identity.fingerprint();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void watch(Duration lookEvery) {
    try {
      while (!closed.await(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      // Nobody needs this thread any more.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads the files again if they changed and are at rest: while one of the two is replaced and the
   * other is not yet, they do not fit together.
   */
  private void look() {
    try {
      PemFiles.State now = files.state();
      boolean atRest = now.equals(seen);
      seen = now;
      if (atRest && !now.equals(tried)) {
        tried = now;
        reload();
      }
    } catch (IOException e) {
      // One of them is away for a moment: it is being replaced.
      seen = null;
    }
  }

  private void reload() {
    TlsIdentity fresh;
    try {
      fresh = TlsIdentity.read(files);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The last good certificate stays in use: {0}", e.getMessage());
      return;
    }
    SSLFactoryUtils.reload(
        factory, SSLFactory.builder().withIdentityMaterial(fresh.keys()).build());
    identity = fresh;
    LOG.log(Level.INFO, "New certificate in use, SHA-256 {0}", fresh.fingerprint());
    warnIfExpired();
  }

  private void warnIfExpired() {
    Instant end = identity.certificate().getNotAfter().toInstant();
    if (end.isBefore(Instant.now())) {
      LOG.log(
          Level.WARNING,
          "The certificate in {0} expired at {1}; replace it, or remove it and its key and start"
              + " again to have both made anew",
          files.certificate(),
          end);
    }
  }
}
