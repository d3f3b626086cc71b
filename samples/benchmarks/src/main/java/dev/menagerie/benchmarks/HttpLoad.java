package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A closed loop of keep-alive connections on one thread: each sends its next request when it has
 * the whole answer to its last. Small, so that most of the machine is left to the server.
 */
final class HttpLoad {
  /** The status of an answer without a body, and so without a length. */
  private static final int NOT_MODIFIED = 304;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(US_ASCII);

  private final InetSocketAddress address;
  private final int connections;
  private final int expectedStatus;
  private final Supplier<byte[]> requests;

  HttpLoad(int port, int connections, int expectedStatus, Supplier<byte[]> requests) {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.connections = connections;
    this.expectedStatus = expectedStatus;
    this.requests = requests;
  }

  /**
   * Runs for a while; the answers a second. Any answer but the expected one ends it. What is under
   * way at the end is waited for, uncounted, so that it does not burden who is measured next.
   */
  double perSecond(double seconds) throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        connection.send();
      }
      long begin = System.nanoTime();
      long end = begin + (long) (seconds * 1e9);
      long answers = 0;
      while (System.nanoTime() < end) {
        answers += receive(selector, true);
      }
      double perSecond = answers / ((System.nanoTime() - begin) / 1e9);
      awaitAnswers(selector);
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return perSecond;
    }
  }

  private void awaitAnswers(Selector selector) throws IOException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    int underWay = connections;
    while (underWay > 0) {
      underWay -= receive(selector, false);
      if (System.nanoTime() - giveUp > 0) {
        throw new IOException(underWay + " requests had no answer within " + PATIENCE);
      }
    }
  }

  /** Waits a moment for what comes; how many whole answers that made. */
  private static int receive(Selector selector, boolean goOn) throws IOException {
    selector.select(100);
    int answers = 0;
    for (SelectionKey key : selector.selectedKeys()) {
      var connection = (Connection) key.attachment();
      if (connection.receive()) {
        answers++;
        if (goOn) {
          connection.send();
        }
      }
    }
    selector.selectedKeys().clear();
    return answers;
  }

  /** One connection and what has come of its answer so far. */
  private final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void send() throws IOException {
      ByteBuffer out = ByteBuffer.wrap(requests.get());
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    /** Reads what is there; whether that ended an answer. */
    boolean receive() throws IOException {
      if (channel.read(in) < 0) {
        throw new IOException("the server closed a connection");
      }
      int head = indexOfHeadEnd();
      if (head < 0) {
        return false;
      }
      int status = (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + (in.get(11) - '0');
      if (status != NOT_MODIFIED && in.position() < head + HEAD_END.length + contentLength(head)) {
        return false;
      }
      if (status != expectedStatus) {
        throw new IOException(
            "expected "
                + expectedStatus
                + ", but got "
                + new String(in.array(), 0, in.position(), US_ASCII));
      }
      in.clear();
      return true;
    }

    private int indexOfHeadEnd() {
      for (int i = 0; i + 3 < in.position(); i++) {
        if (in.get(i) == '\r' && in.get(i + 2) == '\r' && in.get(i + 3) == '\n') {
          return i;
        }
      }
      return -1;
    }

    private int contentLength(int head) {
      byte[] bytes = in.array();
      for (int i = 0; i < head; i++) {
        if (bytes[i] == '\n' && (bytes[i + 1] | 0x20) == 'c' && (bytes[i + 9] | 0x20) == 'l') {
          int length = 0;
          for (int j = i + 17; bytes[j] >= '0' && bytes[j] <= '9'; j++) {
            length = length * 10 + bytes[j] - '0';
          }
          return length;
        }
      }
      throw new IllegalStateException("an answer without Content-Length");
    }
  }
}
