package dev.menagerie.standalone.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Reads unencrypted private keys from PEM files: PKCS#8, and the older forms for RSA and EC.
 *
 * <p>The JDK understands PKCS#8 only. The older forms lack the name of the algorithm, which the
 * public key has in the very form that PKCS#8 wants; so nothing more is needed than to put both
 * together, and no library of ten megabytes.
 */
final class PrivateKeys {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----(.*?)-----END \\1-----",
          Pattern.DOTALL);

  private PrivateKeys() {}

  /**
   * Reads the private key that belongs to a public one.
   *
   * @throws IOException if the file has none, or one that is encrypted
   * @throws GeneralSecurityException if it is of another kind
   */
  static PrivateKey read(Path file, PublicKey other) throws IOException, GeneralSecurityException {
    var block = BLOCK.matcher(Files.readString(file));
    if (!block.find()) {
      throw new IOException(file + " has no private key in PEM form");
    }
    if (block.group(1).startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
      throw new IOException(
          file + " is encrypted; decrypt it first: openssl pkey -in FILE -out PLAIN-FILE");
    }
    byte[] content = Base64.getMimeDecoder().decode(block.group(2).trim());
    boolean pkcs8 = block.group(1).equals("PRIVATE KEY");
    return KeyFactory.getInstance(other.getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8 ? content : wrapped(content, other)));
  }

  private static byte[] wrapped(byte[] key, PublicKey other) {
    return Der.sequence(Der.integer(BigInteger.ZERO), algorithm(other), Der.bytes(key));
  }

  /** The first part of a public key's encoding, a sequence of two: algorithm and key. */
  private static byte[] algorithm(PublicKey key) {
    byte[] encoded = key.getEncoded();
    int begin = Der.contentAt(encoded, 0);
    int content = Der.contentAt(encoded, begin);
    return Arrays.copyOfRange(encoded, begin, content + Der.lengthAt(encoded, begin));
  }
}
