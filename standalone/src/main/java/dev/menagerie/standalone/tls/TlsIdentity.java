package dev.menagerie.standalone.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.X509ExtendedKeyManager;
import nl.altindag.ssl.util.KeyManagerUtils;

/**
 * What a server shows its clients: a certificate, and the key that proves that it is its own.
 *
 * @param certificate the server's certificate
 * @param keys certificate chain and key, as TLS wants them
 */
record TlsIdentity(X509Certificate certificate, X509ExtendedKeyManager keys) {
  private static final byte[] PROBE = {42};

  /**
   * Reads an identity.
   *
   * @throws IOException if the files hold none, or the key is another certificate's
   */
  static TlsIdentity read(PemFiles files) throws IOException {
    try {
      List<X509Certificate> chain = chain(files);
      X509Certificate certificate = chain.get(0);
      PrivateKey key = PrivateKeys.read(files.key(), certificate.getPublicKey());
      if (!belongTogether(certificate.getPublicKey(), key)) {
        throw new IOException(
            files.key() + " is not the key of the certificate in " + files.certificate());
      }
      return new TlsIdentity(
          certificate, KeyManagerUtils.createKeyManager(key, chain.toArray(Certificate[]::new)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          files.certificate()
              + " and "
              + files.key()
              + " must be PEM files with a certificate and its key ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static List<X509Certificate> chain(PemFiles files)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(files.certificate())) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new CertificateException("there is no certificate in the first");
      }
      return chain;
    }
  }

  /** The SHA-256 of the certificate, in the form that browsers and openssl show. */
  String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was just read has no digest", e);
    }
  }

  /** What one signs, the other must verify. */
  private static boolean belongTogether(PublicKey publicKey, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> publicKey.getAlgorithm();
        };
    var signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(PROBE);
    return signature.verify(signed);
  }
}
