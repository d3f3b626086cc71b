package dev.menagerie.benchmarks;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An Undertow on a free port of this machine, set up as {@code menagerie serve} sets up its own.
 */
record LocalServer(Undertow undertow, DeploymentManager deployment) implements AutoCloseable {
  /** As many as may block at a time, for whoever blocks. */
  private static final int THREADS = 64;

  static LocalServer start(Consumer<ServletContext> mount) throws ServletException {
    ServletContainerInitializer initializer = (classes, context) -> mount.accept(context);
    DeploymentManager manager =
        Servlets.newContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(LocalServer.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("benchmark")
                    .setAsyncExecutor(Runnable::run)
                    .addServletContainerInitializer(
                        new ServletContainerInitializerInfo(
                            initializer.getClass(),
                            new ImmediateInstanceFactory<>(initializer),
                            Set.of())));
    manager.deploy();
    Undertow server =
        Undertow.builder()
            .setWorkerThreads(THREADS)
            .addHttpListener(0, "127.0.0.1", manager.start())
            .build();
    server.start();
    return new LocalServer(server, manager);
  }

  int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() throws ServletException {
    undertow.stop();
    deployment.stop();
    deployment.undeploy();
  }
}
