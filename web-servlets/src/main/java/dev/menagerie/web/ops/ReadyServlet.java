package dev.menagerie.web.ops;

import dev.menagerie.web.http.Reply;
import java.util.List;

/**
 * {@code /readyz}: whether requests should be sent here. Asks the stores; while one is away, or the
 * process is shutting down, 503 with the reasons, one a line.
 */
public final class ReadyServlet extends OperationsServlet {
  /** The {@code ServletContext} attribute with the {@link Operations}, if none were handed over. */
  public static final String OPERATIONS = "dev.menagerie.web.ops.ReadyServlet.operations";

  /** For the container. */
  public ReadyServlet() {
    this(null);
  }

  /** For code. */
  public ReadyServlet(Operations operations) {
    super(operations);
  }

  @Override
  String attribute() {
    return OPERATIONS;
  }

  @Override
  Reply tell(Operations operations) {
    List<String> obstacles = operations.obstacles();
    return obstacles.isEmpty()
        ? Reply.text(200, "ready\n")
        : Reply.text(503, String.join("\n", obstacles) + "\n").with("Retry-After", "1");
  }
}
