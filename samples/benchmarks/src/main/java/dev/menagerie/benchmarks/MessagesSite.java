package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.menagerie.store.Stores;
import dev.menagerie.web.App;
import dev.menagerie.web.Menagerie;
import dev.menagerie.web.http.WebOptions;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * An Undertow, set up as in the jar, with the messages API and, in the same container, bare
 * servlets beside it.
 */
final class MessagesSite implements AutoCloseable {
  private final DeploymentManager deployment;
  private final Undertow server;

  /**
   * Serves on a free port.
   *
   * @param hot the text whose JSON the bare servlet for {@code GET} answers
   */
  MessagesSite(Stores stores, WebOptions options, String hot) throws ServletException {
    ServletContainerInitializer mount =
        (classes, context) -> {
          new Menagerie().options(options).serving(App.MESSAGES, stores, "").mount(context);
          add(context, "/bare-get", 200, "{\"message\":\"" + hot + "\"}");
          add(context, "/bare-post", 201, "{\"digest\":\"" + "0".repeat(64) + "\"}");
        };
    deployment =
        Servlets.newContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(MessagesSite.class.getClassLoader())
                    .setContextPath("/")
                    .setAsyncExecutor(Runnable::run)
                    .setDeploymentName("benchmark")
                    .addServletContainerInitializer(
                        new ServletContainerInitializerInfo(
                            mount.getClass(), new ImmediateInstanceFactory<>(mount), Set.of())));
    deployment.deploy();
    server =
        Undertow.builder()
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .addHttpListener(0, "127.0.0.1", deployment.start())
            .build();
    server.start();
  }

  int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() throws ServletException {
    server.stop();
    deployment.stop();
    deployment.undeploy();
  }

  private static void add(ServletContext context, String path, int status, String answer) {
    context.addServlet(path, new BareServlet(status, answer.getBytes(US_ASCII))).addMapping(path);
  }
}
