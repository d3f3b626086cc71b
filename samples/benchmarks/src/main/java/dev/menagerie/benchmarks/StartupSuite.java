package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * From the command to the first answer: the whole product as {@code ./menagerie} starts it, on an
 * embedded database that exists, beside a bare servlet started with {@code java -jar}.
 */
final class StartupSuite {
  private final Path launcher;
  private final Path scratch;

  private StartupSuite(Path launcher, Path scratch) {
    this.launcher = launcher;
    this.scratch = scratch;
  }

  /**
   * One line of the table.
   *
   * @param what what was started
   * @param seconds the median time to the first answer
   * @param times how many times that of the bare servlet, by the medians
   * @param megabytes resident memory when idle
   */
  record Row(String what, double seconds, double times, long megabytes) {}

  static List<Row> run(Path launcher, int rounds) throws Exception {
    Path scratch = Files.createTempDirectory("menagerie-startup");
    return new StartupSuite(launcher, scratch).rows(rounds);
  }

  private List<Row> rows(int rounds) throws Exception {
    String jar = bareJar().toString();
    var bare = new ArrayList<Double>();
    var home = new ArrayList<Double>();
    var post = new ArrayList<Double>();
    var bareMemory = new ArrayList<Double>();
    var memory = new ArrayList<Double>();
    for (int round = -1; round < rounds; round++) {
      var bareStart = start(port -> List.of(java(), "-jar", jar, "" + port), "GET / HTTP/1.1\r\n");
      var homeStart = start(this::menagerie, "GET / HTTP/1.1\r\n");
      var postStart = start(this::menagerie, POST);
      if (round >= 0) {
        bare.add(bareStart.seconds);
        home.add(homeStart.seconds);
        post.add(postStart.seconds);
        bareMemory.add(bareStart.megabytes);
        memory.add(postStart.megabytes);
      }
    }
    double unit = Contest.median(bare);
    return List.of(
        row("a bare Undertow servlet, java -jar", bare, unit, bareMemory),
        row("./menagerie, all apps: the home page", home, unit, memory),
        row("./menagerie, all apps: a message stored", post, unit, memory));
  }

  private static Row row(String what, List<Double> seconds, double unit, List<Double> memory) {
    double median = Contest.median(seconds);
    return new Row(what, median, median / unit, Math.round(Contest.median(memory)));
  }

  private static final String POST =
      "POST /messages HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 17\r\n";

  private interface Command {
    List<String> onPort(int port);
  }

  private record Start(double seconds, double megabytes) {}

  private List<String> menagerie(int port) {
    return List.of(
        launcher.toString(),
        "serve",
        "--port",
        "" + port,
        "--admin-port",
        "0",
        "--data",
        scratch.resolve("data").toString(),
        "--logs",
        scratch.resolve("logs").toString());
  }

  private Start start(Command command, String request) throws Exception {
    int port = freePort();
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command.onPort(port))
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("out.txt").toFile())
            .start();
    try {
      awaitAnswer(process, port, request);
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Start(seconds, idleMegabytes(process));
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  private void awaitAnswer(Process process, int port, String request) throws Exception {
    while (true) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        OutputStream out = socket.getOutputStream();
        String body = request.startsWith("POST") ? "{\"message\":\"foo\"}" : "";
        out.write(
            (request + "Host: localhost\r\nConnection: close\r\n\r\n" + body).getBytes(US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        if (answer.startsWith("HTTP/1.1 20")) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException(
              "it ended at once: " + Files.readString(scratch.resolve("out.txt")), notYet);
        }
      }
      Thread.sleep(2);
    }
  }

  /** Resident memory once it has settled: two looks, a moment apart, that agree. */
  private static double idleMegabytes(Process process) throws Exception {
    double before = 0;
    while (true) {
      Thread.sleep(500);
      double now = resident(process.pid());
      if (Math.abs(now - before) < 1) {
        return now;
      }
      before = now;
    }
  }

  private static double resident(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", "" + pid, "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    throw new IOException("no VmRSS for " + pid);
  }

  /** A jar whose manifest names the class path, so that {@code java -jar} starts it. */
  private Path bareJar() throws IOException {
    String classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BareServlet.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    Path jar = scratch.resolve("bare.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
