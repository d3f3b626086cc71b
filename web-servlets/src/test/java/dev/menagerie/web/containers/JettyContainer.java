package dev.menagerie.web.containers;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty. */
public final class JettyContainer implements Container {
  private final Server server = new Server();
  private URI base;

  @Override
  public void start(String contextPath, Consumer<ServletContext> mounting) throws Exception {
    start(contextPath, new ServletContextHandler(), mounting);
  }

  @Override
  public void start(String contextPath, Path folder) throws Exception {
    var webapp = new WebAppContext();
    webapp.setWar(folder.toUri().toString());
    webapp.setParentLoaderPriority(true);
    webapp.setThrowUnavailableOnStartupException(true);
    start(contextPath, webapp, context -> {});
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public void close() throws Exception {
    server.stop();
    server.destroy();
  }

  private void start(
      String contextPath, ServletContextHandler context, Consumer<ServletContext> mounting)
      throws Exception {
    context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
    context.addServletContainerInitializer(new Mounting(mounting));
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    base = URI.create("http://127.0.0.1:" + connector.getLocalPort() + contextPath);
  }
}
