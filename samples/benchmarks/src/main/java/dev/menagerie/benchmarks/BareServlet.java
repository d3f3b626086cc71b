package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The bare thing: a servlet that reads what it is sent and answers a constant. As a program of its
 * own, the least that an Undertow servlet can be.
 */
final class BareServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final byte[] answer;

  BareServlet(int status, byte[] answer) {
    this.status = status;
    this.answer = answer;
  }

  /** Serves {@code hello} on the port given until it is killed. */
  public static void main(String[] args) throws Exception {
    var deployment =
        Servlets.deployment()
            .setClassLoader(BareServlet.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("bare")
            .addServlet(
                Servlets.servlet(
                        "bare",
                        BareServlet.class,
                        () ->
                            new io.undertow.servlet.util.ImmediateInstanceHandle<>(
                                new BareServlet(200, "hello".getBytes(US_ASCII))))
                    .addMapping("/*"));
    var manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    Undertow.builder()
        .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1", manager.start())
        .build()
        .start();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getInputStream().readAllBytes();
    answer(response);
  }

  private void answer(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
  }
}
