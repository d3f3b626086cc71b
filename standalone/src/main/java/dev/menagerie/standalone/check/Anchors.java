package dev.menagerie.standalone.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of one file, and in nobody that Java trusts of itself. */
final class Anchors {
  private Anchors() {}

  static SSLContext only(Path pem) throws CheckFailedException {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(anchors(pem));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CheckFailedException(
          pem + " must be a PEM file with certificates to trust (" + e.getMessage() + ")", e);
    }
  }

  private static KeyStore anchors(Path pem) throws IOException, GeneralSecurityException {
    var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        anchors.setCertificateEntry("anchor " + anchors.size(), each);
      }
    }
    if (anchors.size() == 0) {
      throw new CertificateException("there is none in it");
    }
    return anchors;
  }
}
