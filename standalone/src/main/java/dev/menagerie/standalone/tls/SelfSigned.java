package dev.menagerie.standalone.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A certificate that vouches for itself (X.509, P-256), so that a client that trusts nothing else
 * can trust it. It can sign no other certificate: whoever steals its key gains nothing more.
 *
 * <p>The JDK has no public API to make one; its keytool would be a program to run.
 *
 * @param key the private key
 * @param certificate the certificate
 */
record SelfSigned(PrivateKey key, X509Certificate certificate) {
  /** The longest that Apple's clients accept. */
  private static final Duration VALIDITY = Duration.ofDays(825);

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));

  /**
   * Makes one, valid from now on.
   *
   * @param names host names and IP addresses, the main one first
   * @throws IllegalArgumentException if a name is neither, naming it
   */
  static SelfSigned make(Collection<String> names, Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] content = content(names, now, keys.getPublic().getEncoded());
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      byte[] certificate = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
      return new SelfSigned(keys.getPrivate(), parsed(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot make a P-256 certificate", e);
    }
  }

  private static X509Certificate parsed(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] content(Collection<String> names, Instant now, byte[] publicKey)
      throws GeneralSecurityException {
    byte[] subject =
        Der.sequence(
            Der.set(Der.sequence(Der.identifier("2.5.4.3"), Der.text(names.iterator().next()))));
    return Der.sequence(
        Der.constructed(0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
        ECDSA_WITH_SHA256,
        subject,
        // A client whose clock is a little behind ours must not think that it comes from the
        // future.
        Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(VALIDITY))),
        subject,
        publicKey,
        Der.constructed(3, extensions(names, publicKey)));
  }

  private static byte[] extensions(Collection<String> names, byte[] publicKey)
      throws GeneralSecurityException {
    byte[] keyId = MessageDigest.getInstance("SHA-256").digest(publicKey);
    byte[] serverAuthentication = Der.identifier("1.3.6.1.5.5.7.3.1");
    return Der.sequence(
        critical("2.5.29.19", Der.sequence()),
        critical("2.5.29.15", Der.firstBit()),
        extension("2.5.29.37", Der.sequence(serverAuthentication)),
        extension("2.5.29.17", Der.sequence(subjectNames(names))),
        extension("2.5.29.14", Der.bytes(keyId)),
        extension("2.5.29.35", Der.sequence(Der.primitive(0, keyId))));
  }

  private static byte[] critical(String id, byte[] value) {
    return Der.sequence(Der.identifier(id), Der.yes(), Der.bytes(value));
  }

  private static byte[] extension(String id, byte[] value) {
    return Der.sequence(Der.identifier(id), Der.bytes(value));
  }

  private static byte[][] subjectNames(Collection<String> names) {
    return names.stream().map(SelfSigned::subjectName).toArray(byte[][]::new);
  }

  private static byte[] subjectName(String name) {
    if (ADDRESS.matcher(name).matches()) {
      try {
        return Der.primitive(7, InetAddress.getByName(name).getAddress());
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("'" + name + "' is no IP address", e);
      }
    }
    if (!HOST.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is neither a host name nor an IP address");
    }
    return Der.primitive(2, name.getBytes(US_ASCII));
  }
}
