package dev.menagerie.web.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A servlet container on a free port of the loopback address, with one web application in it. */
public interface Container extends AutoCloseable {
  /**
   * Starts with a web application that code puts together.
   *
   * @param contextPath where it lies: empty, or as in {@code /shop}
   * @param mounting called while the web application starts
   */
  void start(String contextPath, Consumer<ServletContext> mounting) throws Exception;

  /**
   * Starts with a web application that a listener puts together, as if its web.xml named it.
   *
   * @param before called before the listener, while the web application starts
   */
  void start(
      String contextPath,
      Consumer<ServletContext> before,
      Class<? extends ServletContextListener> listener)
      throws Exception;

  /** Starts with a web application that lies in a folder, put together by its web.xml alone. */
  void start(String contextPath, Path folder) throws Exception;

  /** Where the web application lies, without a slash at the end. */
  URI base();

  /** Stops the web application and the container, and waits for both. */
  @Override
  void close();
}
