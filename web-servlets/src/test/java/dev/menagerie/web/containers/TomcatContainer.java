package dev.menagerie.web.containers;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;

/** Tomcat. */
public final class TomcatContainer implements Container {
  private final Tomcat tomcat = new Tomcat();
  private URI base;

  @Override
  public void start(String contextPath, Consumer<ServletContext> mounting) throws Exception {
    Path home = prepare();
    Context context = tomcat.addContext(contextPath, home.toString());
    context.addServletContainerInitializer(new Mounting(mounting), Set.of());
    start(context);
  }

  @Override
  public void start(String contextPath, Path folder) throws Exception {
    prepare();
    Context context = tomcat.addWebapp(contextPath, folder.toAbsolutePath().toString());
    context.setParentClassLoader(getClass().getClassLoader());
    start(context);
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public void close() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  private Path prepare() throws Exception {
    Path home = Files.createTempDirectory("tomcat");
    home.toFile().deleteOnExit();
    tomcat.setBaseDir(home.toString());
    tomcat.setPort(0);
    tomcat.setSilent(true);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    return home;
  }

  private void start(Context context) throws Exception {
    tomcat.start();
    if (context.getState() != LifecycleState.STARTED) {
      throw new IllegalStateException("The web application did not start: " + context.getState());
    }
    base =
        URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + context.getPath());
  }
}
