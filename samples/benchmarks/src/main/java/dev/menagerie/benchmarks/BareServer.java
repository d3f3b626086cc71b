package dev.menagerie.benchmarks;

import dev.menagerie.standalone.server.HttpServer;
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
 * An Undertow with nothing but some servlets, on a free port of this machine, and with as many
 * threads as {@code menagerie serve} has.
 */
record BareServer(Undertow undertow, DeploymentManager deployment) implements AutoCloseable {
  static BareServer start(Consumer<ServletContext> mount) throws ServletException {
    ServletContainerInitializer initializer = (classes, context) -> mount.accept(context);
    DeploymentManager manager =
        Servlets.newContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(BareServer.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("bare")
                    .addServletContainerInitializer(
                        new ServletContainerInitializerInfo(
                            initializer.getClass(),
                            new ImmediateInstanceFactory<>(initializer),
                            Set.of())));
    manager.deploy();
    Undertow server =
        Undertow.builder()
            .setWorkerThreads(HttpServer.usualThreads())
            .addHttpListener(0, "127.0.0.1", manager.start())
            .build();
    server.start();
    return new BareServer(server, manager);
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
