package dev.menagerie.platform.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** An app for tests that says over a WebSocket what it hears, as long as that is short. */
public final class EchoApp {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CLOSE = 0x88;

  private EchoApp() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv("PORT"));
    try (var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = server.accept();
        new Thread(() -> serve(socket)).start();
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String key = webSocketKey(in);
      if (key.isEmpty()) {
        String well = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        out.write(well.getBytes(ISO_8859_1));
        return;
      }
      byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
      String accepted =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(digest)
              + "\r\n\r\n";
      out.write(accepted.getBytes(ISO_8859_1));
      while (echo(in, out) != CLOSE) {
        out.flush();
      }
    } catch (EOFException e) {
      // The other side went away without a word.
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a request's head; the key is empty if it asks for no WebSocket. */
  private static String webSocketKey(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString()
        .lines()
        .filter(line -> line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18))
        .map(line -> line.substring(18).strip())
        .findFirst()
        .orElse("");
  }

  /** Sends a frame back unmasked, as servers do, and returns its first byte. */
  private static int echo(DataInputStream in, OutputStream out) throws IOException {
    int kind = in.readUnsignedByte();
    byte[] text = new byte[in.readUnsignedByte() & 0x7f];
    byte[] mask = in.readNBytes(4);
    in.readFully(text);
    byte[] frame = new byte[2 + text.length];
    frame[0] = (byte) kind;
    frame[1] = (byte) text.length;
    for (int i = 0; i < text.length; i++) {
      frame[2 + i] = (byte) (text[i] ^ mask[i % 4]);
    }
    out.write(frame);
    return kind;
  }
}
