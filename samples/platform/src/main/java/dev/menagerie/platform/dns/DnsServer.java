package dev.menagerie.platform.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers over UDP and TCP, with a bounded number of threads and of waiting questions. Connections
 * that are held, and questions that somebody else has to answer, have threads of their own, so that
 * they keep nobody else waiting.
 */
public final class DnsServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DnsServer.class.getName());
  private static final int IDLE_MILLIS = 5_000;
  private static final int LONGEST_SECONDS = 30;

  private final Answers answers;
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private final ExecutorService own = pool("dns-answer", 4, 1_000);
  private final ExecutorService foreign = pool("dns-forward", 16, 64);
  private final ExecutorService connections = pool("dns-connection", 64, 64);
  private final ScheduledThreadPoolExecutor ends =
      new ScheduledThreadPoolExecutor(1, task -> daemon(task, "dns-end"));

  private DnsServer(Answers answers, DatagramSocket datagrams, ServerSocket streams) {
    this.answers = answers;
    this.datagrams = datagrams;
    this.streams = streams;
    ends.setRemoveOnCancelPolicy(true);
  }

  /**
   * Starts answering.
   *
   * @param address where; a port of 0 takes a free one
   * @param zone the zone, asked for anew with each question
   * @param forwardTo who knows other names; empty to refuse them
   * @throws IOException if the port is taken
   */
  public static DnsServer start(
      InetSocketAddress address, Supplier<Zone> zone, Optional<InetSocketAddress> forwardTo)
      throws IOException {
    var streams = new ServerSocket();
    try {
      streams.setReuseAddress(true);
      streams.bind(address);
      var datagrams =
          new DatagramSocket(new InetSocketAddress(address.getAddress(), streams.getLocalPort()));
      var server =
          new DnsServer(new Answers(zone, forwardTo.map(Forwarder::new)), datagrams, streams);
      daemon(server::receiveDatagrams, "dns-udp").start();
      daemon(server::acceptStreams, "dns-tcp").start();
      return server;
    } catch (IOException e) {
      streams.close();
      throw e;
    }
  }

  /** The port in use. */
  public int port() {
    return streams.getLocalPort();
  }

  @Override
  public void close() {
    datagrams.close();
    try {
      streams.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The DNS port could not be closed", e);
    }
    List.of(own, foreign, connections, ends).forEach(ExecutorService::shutdownNow);
  }

  private void receiveDatagrams() {
    byte[] buffer = new byte[65_535];
    while (!datagrams.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        datagrams.receive(packet);
        byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
        var sender = packet.getSocketAddress();
        var threads = answers.isForeign(question) ? foreign : own;
        threads.execute(() -> answerDatagram(question, sender));
      } catch (RejectedExecutionException busy) {
        // A resolver asks again; a queue without end would answer nobody.
        LOG.log(System.Logger.Level.DEBUG, "A question was dropped", busy);
      } catch (IOException e) {
        logUnlessClosed(e);
      } catch (RuntimeException | OutOfMemoryError e) {
        LOG.log(System.Logger.Level.WARNING, "A question could not be taken", e);
      }
    }
  }

  private void answerDatagram(byte[] question, java.net.SocketAddress sender) {
    try {
      Optional<byte[]> answer = answers.answer(question, true);
      if (answer.isPresent()) {
        datagrams.send(new DatagramPacket(answer.get(), answer.get().length, sender));
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "A question could not be answered", e);
    }
  }

  private void acceptStreams() {
    while (!streams.isClosed()) {
      try {
        Socket socket = streams.accept();
        try {
          connections.execute(() -> answerStream(socket));
        } catch (RejectedExecutionException busy) {
          socket.close();
        } catch (OutOfMemoryError e) {
          LOG.log(System.Logger.Level.WARNING, "A connection could not be taken", e);
          socket.close();
        }
      } catch (IOException e) {
        logUnlessClosed(e);
      }
    }
  }

  private void answerStream(Socket socket) {
    Future<?> end = ends.schedule(() -> close(socket), LONGEST_SECONDS, TimeUnit.SECONDS);
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      var in = new DataInputStream(socket.getInputStream());
      var out = new DataOutputStream(socket.getOutputStream());
      for (int length = in.readUnsignedShort(); ; length = in.readUnsignedShort()) {
        Optional<byte[]> answer = answers.answer(in.readNBytes(length), false);
        if (answer.isEmpty()) {
          return;
        }
        byte[] message = new byte[answer.get().length + 2];
        message[0] = (byte) (answer.get().length >> 8);
        message[1] = (byte) answer.get().length;
        System.arraycopy(answer.get(), 0, message, 2, answer.get().length);
        out.write(message);
        out.flush();
      }
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.TRACE, "A client of the DNS went away", gone);
    } finally {
      end.cancel(false);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
    }
  }

  private static void logUnlessClosed(IOException e) {
    if (!(e instanceof SocketException)) {
      LOG.log(System.Logger.Level.WARNING, "The DNS could not receive", e);
    }
  }

  private static ExecutorService pool(String name, int threads, int waiting) {
    var pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> daemon(task, name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
