package dev.menagerie.standalone.server;

import dev.menagerie.web.http.FastLane;
import io.undertow.Undertow;
import io.undertow.Undertow.ListenerBuilder;
import io.undertow.Undertow.ListenerType;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A web application on some ports. */
public final class HttpServer implements AutoCloseable {
  private static final int KIBIBYTE = 1024;

  private final List<Port> ports;
  private final DeploymentManager deployment;
  private final LeavingHandler handler;
  private final Undertow undertow;

  private HttpServer(
      List<Port> ports, DeploymentManager deployment, LeavingHandler handler, Undertow undertow) {
    this.ports = ports;
    this.deployment = deployment;
    this.handler = handler;
    this.undertow = undertow;
  }

  /**
   * Opens the ports, and serves when this returns.
   *
   * @param name the web application's name, for logs
   * @param mount registers its servlets, none of which may block on a {@link FastLane}
   * @param around wraps what answers requests
   * @param threads how many requests may block at a time
   * @throws PortInUseException if a port cannot be opened
   */
  public static HttpServer start(
      String name,
      List<Port> ports,
      Consumer<ServletContext> mount,
      UnaryOperator<HttpHandler> around,
      int threads) {
    // Undertow that fails to open one port can neither close the others nor be stopped: it waits
    // for threads that it has ended.
    Binding.check(ports);
    var lane = new IoLane();
    DeploymentManager deployment =
        Servlets.newContainer()
            .addDeployment(
                deployment(name, mount).addServletContextAttribute(FastLane.ATTRIBUTE, lane));
    deployment.deploy();
    HttpHandler servlets = started(deployment);
    lane.leadsTo(servlets);
    var handler = new LeavingHandler(around.apply(servlets));
    Undertow undertow = undertow(ports, handler, threads);
    undertow.start();
    return new HttpServer(List.copyOf(ports), deployment, handler, undertow);
  }

  /**
   * How many requests may block at a time unless there is a reason for another number: they wait
   * for a store, not for a processor, so there are more than cores.
   */
  public static int usualThreads() {
    return Math.max(32, 8 * Runtime.getRuntime().availableProcessors());
  }

  /** Where it listens, as {@code http://localhost:5000}: one per port, in their order. */
  public List<String> urls() {
    List<Undertow.ListenerInfo> listeners = undertow.getListenerInfo();
    var urls = new ArrayList<String>();
    for (int i = 0; i < listeners.size(); i++) {
      var address = (InetSocketAddress) listeners.get(i).getAddress();
      urls.add(Urls.of(ports.get(i), address.getPort()));
    }
    return urls;
  }

  /** Serves on, but asks clients to go elsewhere. */
  public void leave() {
    handler.leave();
  }

  /** Refuses what is new with 503; completes when what is under way is finished. */
  public CompletableFuture<?> refuse() {
    return handler.refuse();
  }

  /** Closes the ports and stops the web application. What is still under way is cut off. */
  @Override
  public void close() {
    undertow.stop();
    try {
      deployment.stop();
    } catch (ServletException e) {
      throw new IllegalStateException("The web application could not be stopped", e);
    }
    deployment.undeploy();
  }

  /**
   * What our servlets leave to be done after a request has given its thread back never blocks: it
   * only wakes the I/O thread that is to write the answer, so it needs no thread of its own.
   * Undertow's security, which we do not use, would take every request off the {@link IoLane}.
   */
  private static DeploymentInfo deployment(String name, Consumer<ServletContext> mount) {
    ServletContainerInitializer initializer = (classes, context) -> mount.accept(context);
    return new DeploymentInfo()
        .setClassLoader(HttpServer.class.getClassLoader())
        .setDeploymentName(name)
        .setContextPath("/")
        .setDefaultEncoding("UTF-8")
        .setSecurityDisabled(true)
        .setServletStackTraces(ServletStackTraces.NONE)
        .setExceptionHandler(new BreakingOff())
        .setAsyncExecutor(Runnable::run)
        .addServletContainerInitializer(
            new ServletContainerInitializerInfo(
                initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
  }

  private static HttpHandler started(DeploymentManager deployment) {
    try {
      return deployment.start();
    } catch (ServletException e) {
      throw new IllegalStateException("The web application could not be started", e);
    }
  }

  /**
   * Bodies are limited by the servlets, who know how to say so; heads are limited here. As many
   * cookies as a head holds are taken: one too many would be a failure instead of a refusal.
   */
  private static Undertow undertow(List<Port> ports, HttpHandler handler, int threads) {
    Undertow.Builder builder =
        Undertow.builder()
            .setIoThreads(Math.max(2, Runtime.getRuntime().availableProcessors()))
            .setWorkerThreads(threads)
            .setHandler(new PatientHandler(handler, Math.max(1, threads / 4)))
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 32 * KIBIBYTE)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setServerOption(UndertowOptions.MAX_HEADERS, 100)
            .setServerOption(UndertowOptions.MAX_COOKIES, 32 * KIBIBYTE)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, 10_000)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 1_000);
    ports.forEach(port -> builder.addListener(listener(port)));
    return builder.build();
  }

  private static ListenerBuilder listener(Port port) {
    var listener = new ListenerBuilder().setHost(port.host()).setPort(port.number());
    return port.tls()
        .map(context -> listener.setType(ListenerType.HTTPS).setSslContext(context))
        .orElseGet(() -> listener.setType(ListenerType.HTTP));
  }
}
