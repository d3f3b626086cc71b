package dev.menagerie.web.containers;

import dev.menagerie.web.http.FastLane;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.util.SameThreadExecutor;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/**
 * Undertow. It reads no web.xml: what is to be mounted is said in code. Requests without a body are
 * served on its I/O threads first, as a {@link FastLane}.
 */
public final class UndertowContainer implements Container {
  private DeploymentManager deployment;
  private HttpHandler servlets;
  private Undertow server;
  private URI base;

  @Override
  public void start(String contextPath, Consumer<ServletContext> mounting) throws Exception {
    start(contextPath, deploymentOf(mounting));
  }

  @Override
  public void start(
      String contextPath,
      Consumer<ServletContext> before,
      Class<? extends ServletContextListener> listener)
      throws Exception {
    start(contextPath, deploymentOf(before).addListener(new ListenerInfo(listener)));
  }

  @Override
  public void start(String contextPath, Path folder) {
    throw new UnsupportedOperationException("Undertow reads no web.xml");
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public void close() {
    if (server != null) {
      try {
        deployment.stop();
      } catch (ServletException e) {
        throw new IllegalStateException("Undertow does not stop", e);
      }
      deployment.undeploy();
      server.stop();
    }
  }

  private static DeploymentInfo deploymentOf(Consumer<ServletContext> mounting) {
    return Servlets.deployment()
        .addServletContainerInitializer(
            new ServletContainerInitializerInfo(
                Mounting.class, new ImmediateInstanceFactory<>(new Mounting(mounting)), Set.of()));
  }

  /** Else Undertow gives a proper end to an answer that fails half-way. */
  private static boolean breakOff(
      HttpServerExchange exchange,
      ServletRequest request,
      ServletResponse response,
      Throwable failure) {
    if (response.isCommitted()) {
      IoUtils.safeClose(exchange.getConnection());
    }
    return response.isCommitted();
  }

  private void start(String contextPath, DeploymentInfo info) throws Exception {
    info.setClassLoader(getClass().getClassLoader())
        .setDeploymentName("test")
        .setContextPath(contextPath.isEmpty() ? "/" : contextPath)
        .setExceptionHandler(UndertowContainer::breakOff)
        // It hands each request from the I/O thread to another, and we do not need it.
        .setSecurityDisabled(true)
        .addServletContextAttribute(FastLane.ATTRIBUTE, new Lane());
    deployment = Servlets.newContainer().addDeployment(info);
    deployment.deploy();
    servlets = deployment.start();
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(2)
            .setWorkerThreads(16)
            // The servlets limit bodies themselves, and say so in their own words.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setHandler(
                contextPath.isEmpty()
                    ? this::onLane
                    : new PathHandler().addPrefixPath(contextPath, this::onLane))
            .build();
    server.start();
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    base = URI.create("http://127.0.0.1:" + address.getPort() + contextPath);
  }

  private void onLane(HttpServerExchange exchange) throws Exception {
    if (exchange.isRequestComplete()) {
      exchange.setDispatchExecutor(SameThreadExecutor.INSTANCE);
    }
    servlets.handleRequest(exchange);
  }

  private final class Lane implements FastLane {
    @Override
    public boolean isHere() {
      return Thread.currentThread() instanceof XnioIoThread;
    }

    @Override
    public void leave() {
      ServletRequestContext.requireCurrent().getExchange().dispatch(servlets);
    }
  }
}
