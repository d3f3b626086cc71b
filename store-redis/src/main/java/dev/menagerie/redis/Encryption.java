package dev.menagerie.redis;

import dev.menagerie.redis.RedisUrl.Tls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** How we speak TLS: the server's certificate must be trusted, and must name the host. */
final class Encryption {
  private static final String TYPE = "PKCS12";

  /** Guards nothing: the store holds public certificates only, but its format wants one. */
  private static final char[] NO_SECRET = "public".toCharArray();

  private Encryption() {}

  /**
   * Reads the certificates to trust, if they are not the system's.
   *
   * @throws IllegalArgumentException if they cannot be read
   */
  static SslOptions of(Tls tls) {
    var options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    tls.authority()
        .ifPresent(
            file -> {
              byte[] trusted = trusting(file);
              options.trustStoreType(TYPE);
              options.truststore(() -> new ByteArrayInputStream(trusted), NO_SECRET);
            });
    return options.build();
  }

  /** Jedis takes a key store, so that is what becomes of the PEM file. */
  private static byte[] trusting(Path authority) {
    try (var pem = Files.newInputStream(authority)) {
      var trusted = KeyStore.getInstance(TYPE);
      trusted.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("authority-" + trusted.size(), each);
      }
      if (trusted.size() == 0) {
        throw new IllegalArgumentException("ca: there is no certificate in " + authority);
      }
      var bytes = new ByteArrayOutputStream();
      trusted.store(bytes, NO_SECRET);
      return bytes.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "ca must be a PEM file of certificates, but " + authority + " cannot be read: " + e, e);
    }
  }
}
