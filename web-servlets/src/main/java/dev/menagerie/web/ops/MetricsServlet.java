package dev.menagerie.web.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.web.http.Reply;

/** {@code /metrics}: all measurements, for Prometheus. */
public final class MetricsServlet extends OperationsServlet {
  /** The {@code ServletContext} attribute with the {@link Operations}, if none were handed over. */
  public static final String OPERATIONS = "dev.menagerie.web.ops.MetricsServlet.operations";

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** For the container. */
  public MetricsServlet() {
    this(null);
  }

  /** For code. */
  public MetricsServlet(Operations operations) {
    super(operations);
  }

  @Override
  String attribute() {
    return OPERATIONS;
  }

  @Override
  Reply tell(Operations operations) {
    return Reply.of(200, PROMETHEUS, operations.metrics().scrape().getBytes(UTF_8));
  }
}
