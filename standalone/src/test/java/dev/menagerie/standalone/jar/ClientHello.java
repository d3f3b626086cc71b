package dev.menagerie.standalone.jar;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The first words of a TLS client, made by hand: the JDK's own client would not speak of the old
 * versions, whatever the server thinks of them.
 */
final class ClientHello {
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  /** ECDHE with ECDSA or RSA, with and without SHA-2, so that every version finds one. */
  private static final byte[] CIPHER_SUITES = HexFormat.of().parseHex("c02bc02fc023c027c009c013");

  /** The curve P-256, uncompressed points, and signatures with SHA-256. */
  private static final byte[] EXTENSIONS =
      HexFormat.of()
          .parseHex("000a000400020017" + "000b00020100" + "000d0008000604030804" + "0401");

  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;

  private ClientHello() {}

  /**
   * How a server takes a client that speaks no version above one: a word of greeting or refusal.
   */
  static Reaction offering(int version, URI server) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(record(version));
      var answer = new DataInputStream(socket.getInputStream());
      int type = answer.readUnsignedByte();
      answer.readUnsignedShort();
      answer.readUnsignedShort();
      return switch (type) {
        case HANDSHAKE -> Reaction.GREETED;
        case ALERT -> Reaction.ofAlert(answer.readUnsignedByte(), answer.readUnsignedByte());
        default -> throw new IOException("A TLS record of type " + type + " is no answer");
      };
    }
  }

  private static byte[] record(int version) {
    int body = 2 + 32 + 1 + 2 + CIPHER_SUITES.length + 2 + 2 + EXTENSIONS.length;
    return ByteBuffer.allocate(5 + 4 + body)
        .put((byte) HANDSHAKE)
        .putShort((short) 0x0301)
        .putShort((short) (4 + body))
        .putInt(1 << 24 | body)
        .putShort((short) version)
        .put(new byte[32])
        .put((byte) 0)
        .putShort((short) CIPHER_SUITES.length)
        .put(CIPHER_SUITES)
        .put(new byte[] {1, 0})
        .putShort((short) EXTENSIONS.length)
        .put(EXTENSIONS)
        .array();
  }

  /** What a server says to a client's first words. */
  enum Reaction {
    /** It goes on with the handshake. */
    GREETED,
    /** It does not speak the version. */
    REFUSED_VERSION,
    /** It refuses for another reason. */
    REFUSED_OTHERWISE;

    private static final int PROTOCOL_VERSION = 70;

    private static Reaction ofAlert(int level, int description) {
      return level == 2 && description == PROTOCOL_VERSION ? REFUSED_VERSION : REFUSED_OTHERWISE;
    }
  }
}
