package dev.menagerie.platform.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * Asks the same thing again and again on one kept connection, and hides nothing: what a forgiving
 * HTTP client would retry is told as what it was.
 */
final class Visitor implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final InetSocketAddress server;
  private final byte[] request;
  private Socket socket;
  private InputStream in;
  private int answered;

  Visitor(URI url) {
    this.server = new InetSocketAddress(url.getHost(), url.getPort());
    this.request =
        ("GET " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
            .getBytes(US_ASCII);
  }

  /** The connection was kept, and the server closed it before it answered with a single byte. */
  static final class ClosedWhileKeptException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedWhileKeptException(IOException cause) {
      super("a kept connection was closed", cause);
    }
  }

  /** Asks once, and returns the status of a whole answer. */
  int ask() throws IOException {
    if (socket == null) {
      connect();
    }
    boolean kept = answered > 0;
    boolean begun = false;
    try {
      socket.getOutputStream().write(request);
      String line = line();
      begun = true;
      int status = Integer.parseInt(line.substring(9, 12));
      boolean close = readRest();
      answered++;
      if (close) {
        close();
      }
      return status;
    } catch (IOException e) {
      close();
      throw kept && !begun ? new ClosedWhileKeptException(e) : e;
    }
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
      answered = 0;
    }
  }

  private void connect() throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server, PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Headers and body; returns whether the server closes the connection. */
  private boolean readRest() throws IOException {
    int length = -1;
    boolean close = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      close |= header.equals("connection: close");
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    if (in.readNBytes(length).length < length) {
      throw new EOFException("the answer ended early");
    }
    return close;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
