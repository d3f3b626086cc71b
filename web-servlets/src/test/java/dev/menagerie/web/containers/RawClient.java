package dev.menagerie.web.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** Sends exactly the bytes it is told to, as no well-bred client would. */
public final class RawClient implements AutoCloseable {
  private final Socket socket;

  /** Connects. */
  public RawClient(URI base) throws IOException {
    socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(10_000);
  }

  /** Sends some text, its lines ending as HTTP's do. */
  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends some bytes. */
  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Says that nothing more will be sent. */
  public RawClient hangUp() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads up to and including the first occurrence of a text, or to the end. */
  public String readUntil(String text) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(text) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** Reads until the server closes the connection. */
  public String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
