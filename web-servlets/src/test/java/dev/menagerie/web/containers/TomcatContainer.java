package dev.menagerie.web.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;

/** Tomcat. */
public final class TomcatContainer implements Container {
  private final Tomcat tomcat = new Tomcat();
  private URI base;

  @Override
  public void start(String contextPath, Consumer<ServletContext> mounting) throws Exception {
    start(contextOf(contextPath, mounting));
  }

  @Override
  public void start(
      String contextPath,
      Consumer<ServletContext> before,
      Class<? extends ServletContextListener> listener)
      throws Exception {
    Context context = contextOf(contextPath, before);
    context.addApplicationListener(listener.getName());
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
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("Tomcat does not stop", e);
    }
  }

  private Context contextOf(String contextPath, Consumer<ServletContext> mounting)
      throws Exception {
    Context context = tomcat.addContext(contextPath, prepare().toString());
    context.addServletContainerInitializer(new Mounting(mounting), Set.of());
    return context;
  }

  private Path prepare() throws Exception {
    Path home = Files.createTempDirectory("tomcat");
    home.toFile().deleteOnExit();
    tomcat.setBaseDir(home.toString());
    tomcat.setPort(0);
    tomcat.setSilent(true);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    // Else Tomcat itself invites a body before any servlet could say that it is too long.
    tomcat.getConnector().setProperty("continueResponseTiming", "onRead");
    return home;
  }

  private void start(Context context) throws Exception {
    if (context instanceof StandardContext standard) {
      // Tomcat's hunt for leaks wants the JVM opened up, and says so at length if it is not.
      standard.setClearReferencesObjectStreamClassCaches(false);
      standard.setClearReferencesRmiTargets(false);
      standard.setClearReferencesThreadLocals(false);
    }
    // Else Tomcat shows stack traces to whoever sends it what it cannot read.
    var errors = new ErrorReportValve();
    errors.setShowReport(false);
    errors.setShowServerInfo(false);
    tomcat.getHost().getPipeline().addValve(errors);
    tomcat.start();
    if (context.getState() != LifecycleState.STARTED) {
      throw new IllegalStateException("The web application did not start: " + context.getState());
    }
    base =
        URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + context.getPath());
  }
}
