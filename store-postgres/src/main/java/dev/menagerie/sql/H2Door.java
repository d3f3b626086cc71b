package dev.menagerie.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.h2.tools.Server;

/**
 * Lets other processes of the same user into a database file that this one holds open, so that
 * administration works while a server runs.
 *
 * <p>A file beside the database tells port and key; it is readable by its owner alone. Who connects
 * and shows the key is told the port of H2's own server, which is started for the first such
 * visitor: until then the door costs one sleeping thread. Both listen on the loopback address.
 *
 * <p>H2 has the same built in ({@code AUTO_SERVER}), but that replaces the operating system's lock,
 * which dies with its process, by a file of its own: after a crash the database then stays shut for
 * almost four seconds, and without one it opens half as quickly.
 */
final class H2Door implements AutoCloseable {
  private static final Logger LOG = System.getLogger(H2Door.class.getName());
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int KEY_BYTES = 32;

  private final Path file;
  private final String location;
  private final byte[] key;
  private final String notice;
  private final ServerSocket bell;
  private Server server;
  private boolean closed;

  private H2Door(Path file, String location) throws IOException {
    this.file = file;
    this.location = location;
    var random = new byte[KEY_BYTES / 2];
    new SecureRandom().nextBytes(random);
    String hex = HexFormat.of().formatHex(random);
    this.key = hex.getBytes(US_ASCII);
    this.bell = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.notice = bell.getLocalPort() + " " + hex;
  }

  /**
   * Opens the door.
   *
   * @param file where to leave word
   * @param location the database, as in its URL
   */
  static H2Door open(Path file, String location) throws IOException {
    var door = new H2Door(file, location);
    try {
      door.leaveWord();
    } catch (IOException | RuntimeException e) {
      door.bell.close();
      throw e;
    }
    var thread = new Thread(door::answer, "menagerie-door " + file.getFileName());
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  /**
   * Where the process that holds a database lets others in; empty if none does.
   *
   * @param file where it would leave word
   */
  static Optional<String> knock(Path file) {
    try {
      String[] notice = Files.readString(file).trim().split(" ", -1);
      var address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(notice[0]));
      try (var socket = new Socket()) {
        socket.connect(address, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(notice[1].getBytes(US_ASCII));
        int port = new DataInputStream(socket.getInputStream()).readUnsignedShort();
        String host = address.getAddress().getHostAddress();
        return Optional.of("tcp://" + host + ":" + port + "/" + notice[1]);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "Nobody answers at " + file, e);
      return Optional.empty();
    }
  }

  /** Written aside and moved into place, so that nobody reads half of it. */
  private void leaveWord() throws IOException {
    Path aside = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    Files.writeString(aside, notice);
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void answer() {
    while (!bell.isClosed()) {
      try (Socket visitor = bell.accept()) {
        visitor.setSoTimeout(PATIENCE_MILLIS);
        if (MessageDigest.isEqual(key, visitor.getInputStream().readNBytes(KEY_BYTES))) {
          new DataOutputStream(visitor.getOutputStream()).writeShort(serverPort());
        }
      } catch (IOException | SQLException e) {
        if (!bell.isClosed()) {
          LOG.log(Level.WARNING, "Could not let somebody in to " + file, e);
        }
      }
    }
  }

  private synchronized int serverPort() throws SQLException {
    if (closed) {
      throw new SQLException("The door is closed");
    }
    if (server == null) {
      server =
          Server.createTcpServer(
              "-tcpPort", "0", "-tcpDaemon", "-key", new String(key, US_ASCII), location);
      server.start();
    }
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      bell.close();
      if (Files.readString(file).equals(notice)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Could not remove " + file, e);
    }
    synchronized (this) {
      closed = true;
      if (server != null) {
        server.stop();
      }
    }
  }
}
