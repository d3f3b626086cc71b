package dev.menagerie.standalone.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which private keys come. */
class PrivateKeysTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aKeyInTheModernFormIsRead(String algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    Path file = file("PRIVATE KEY", pair.getPrivate().getEncoded());

    assertThat(PrivateKeys.read(file, pair.getPublic())).isEqualTo(pair.getPrivate());
  }

  @ParameterizedTest
  @CsvSource({"RSA, RSA PRIVATE KEY", "EC, EC PRIVATE KEY"})
  void aKeyInTheOlderFormIsRead(String algorithm, String label) throws Exception {
    KeyPair pair = pair(algorithm);
    Path file = file(label, olderForm(pair.getPrivate().getEncoded()));

    assertThat(PrivateKeys.read(file, pair.getPublic())).isEqualTo(pair.getPrivate());
  }

  @Test
  void whatOpensslWritesBeforeTheKeyIsSkipped() throws Exception {
    KeyPair pair = pair("EC");
    Path file = file("EC PRIVATE KEY", olderForm(pair.getPrivate().getEncoded()));
    Files.writeString(
        file,
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
            + Files.readString(file));

    assertThat(PrivateKeys.read(file, pair.getPublic())).isEqualTo(pair.getPrivate());
  }

  @Test
  void anEncryptedKeyIsRefusedWithAdvice() throws Exception {
    Path file = file("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});

    assertThatThrownBy(() -> PrivateKeys.read(file, pair("EC").getPublic()))
        .hasMessageContainingAll(file.toString(), "encrypted", "openssl pkey");
  }

  @Test
  void aFileWithoutAKeyIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "nothing of the kind");

    assertThatThrownBy(() -> PrivateKeys.read(file, pair("EC").getPublic()))
        .hasMessageContainingAll(file.toString(), "no private key");
  }

  private static KeyPair pair(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  /** The modern form is a sequence of version, algorithm, and the older form as a string. */
  private static byte[] olderForm(byte[] pkcs8) {
    int version = Der.contentAt(pkcs8, 0);
    int algorithm = Der.contentAt(pkcs8, version) + Der.lengthAt(pkcs8, version);
    int key = Der.contentAt(pkcs8, algorithm) + Der.lengthAt(pkcs8, algorithm);
    int begin = Der.contentAt(pkcs8, key);
    return Arrays.copyOfRange(pkcs8, begin, begin + Der.lengthAt(pkcs8, key));
  }

  private Path file(String label, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve("key"),
        "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }
}
