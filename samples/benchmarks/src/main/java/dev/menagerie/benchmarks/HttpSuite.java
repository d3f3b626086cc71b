package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.messages.Message;
import dev.menagerie.store.Stores;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The messages API beside a bare servlet in the same container, answering as many bytes. */
final class HttpSuite {
  private static final int CONNECTIONS = 32;
  private static final String TEXT =
      "A message of a common length, some ninety bytes or so, no more.";

  private HttpSuite() {}

  static List<Contest.Result> run(Contest contest, String store, Stores stores) throws Exception {
    ServletContainerInitializer mount =
        (classes, context) -> {
          Menagerie.mount(context, App.MESSAGES, stores, "");
          byte[] get = ("{\"message\":\"" + TEXT + "\"}").getBytes(US_ASCII);
          byte[] post = ("{\"digest\":\"" + "0".repeat(64) + "\"}").getBytes(US_ASCII);
          context.addServlet("bare get", new BareServlet(200, get)).addMapping("/bare-get");
          context.addServlet("bare post", new BareServlet(201, post)).addMapping("/bare-post");
        };
    var manager =
        Servlets.defaultContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(HttpSuite.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("benchmark")
                    .addServletContainerInitializer(
                        new ServletContainerInitializerInfo(
                            mount.getClass(), new ImmediateInstanceFactory<>(mount), Set.of())));
    manager.deploy();
    Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
    server.start();
    try {
      int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
      return contests(contest, store, port);
    } finally {
      server.stop();
      manager.stop();
      manager.undeploy();
    }
  }

  private static List<Contest.Result> contests(Contest contest, String store, int port)
      throws Exception {
    new HttpLoad(port, 1, 201, () -> post("/messages", TEXT)).perSecond(0.1);
    String hot = "/messages/" + Message.of(TEXT).digest();
    var numbers = new AtomicLong(System.nanoTime());
    var results = new ArrayList<Contest.Result>();
    results.add(
        contest.run(
            "GET message, hot, " + store,
            0.9,
            new HttpLoad(port, CONNECTIONS, 200, () -> get(hot))::perSecond,
            new HttpLoad(port, CONNECTIONS, 200, () -> get("/bare-get"))::perSecond));
    results.add(
        contest.run(
            "POST message, " + store,
            0.7,
            new HttpLoad(
                    port,
                    CONNECTIONS,
                    201,
                    () -> post("/messages", TEXT + numbers.incrementAndGet()))
                ::perSecond,
            new HttpLoad(
                    port,
                    CONNECTIONS,
                    201,
                    () -> post("/bare-post", TEXT + numbers.incrementAndGet()))
                ::perSecond));
    return results;
  }

  private static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
  }

  private static byte[] post(String path, String text) {
    String body = "{\"message\":\"" + text + "\"}";
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }
}
