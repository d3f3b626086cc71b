package dev.menagerie.web.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** Jetty. */
public final class JettyContainer implements Container {
  private final Server server = new Server();
  private URI base;

  @Override
  public void start(String contextPath, Consumer<ServletContext> mounting) throws Exception {
    var context = new ServletContextHandler();
    context.addServletContainerInitializer(new Mounting(mounting));
    start(contextPath, context);
  }

  @Override
  public void start(
      String contextPath,
      Consumer<ServletContext> before,
      Class<? extends ServletContextListener> listener)
      throws Exception {
    var context = new ServletContextHandler();
    context.addServletContainerInitializer(new Mounting(before));
    context.addEventListener(listener.getConstructor().newInstance());
    start(contextPath, context);
  }

  @Override
  public void start(String contextPath, Path folder) throws Exception {
    var webapp = new WebAppContext();
    webapp.setWar(folder.toUri().toString());
    webapp.setParentLoaderPriority(true);
    webapp.setThrowUnavailableOnStartupException(true);
    start(contextPath, webapp);
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    server.destroy();
  }

  private void start(String contextPath, ServletContextHandler context) throws Exception {
    context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    base = URI.create("http://127.0.0.1:" + connector.getLocalPort() + contextPath);
  }
}
