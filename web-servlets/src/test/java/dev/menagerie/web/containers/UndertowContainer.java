package dev.menagerie.web.containers;

import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** Undertow. It reads no web.xml: what is to be mounted is said in code. */
public final class UndertowContainer implements Container {
  private DeploymentManager deployment;
  private Undertow server;
  private URI base;

  @Override
  public void start(String contextPath, Consumer<ServletContext> mounting) throws Exception {
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setDeploymentName("test")
            .setContextPath(contextPath.isEmpty() ? "/" : contextPath)
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    Mounting.class,
                    new ImmediateInstanceFactory<>(new Mounting(mounting)),
                    Set.of()));
    deployment = Servlets.newContainer().addDeployment(info);
    deployment.deploy();
    var handler = deployment.start();
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(2)
            .setWorkerThreads(8)
            .setHandler(
                contextPath.isEmpty()
                    ? handler
                    : new PathHandler().addPrefixPath(contextPath, handler))
            .build();
    server.start();
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    base = URI.create("http://127.0.0.1:" + address.getPort() + contextPath);
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
  public void close() throws Exception {
    deployment.stop();
    deployment.undeploy();
    server.stop();
  }
}
