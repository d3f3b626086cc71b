package dev.menagerie.web.ops;

import dev.menagerie.web.http.Reply;
import java.util.List;
import java.util.function.Function;

/**
 * {@code /readyz}: whether requests should be sent here. Asks the stores; while one is away, or the
 * process is shutting down, 503 with the reasons, one a line. Where a store is, and what it said,
 * is told to operators only.
 */
public final class ReadyServlet extends OperationsServlet {
  /** The {@code ServletContext} attribute with the {@link Operations}, if none were handed over. */
  public static final String OPERATIONS = "dev.menagerie.web.ops.ReadyServlet.operations";

  private final Function<Operations, List<String>> reasons;

  /** For the container. */
  public ReadyServlet() {
    this(null);
  }

  /** For code. */
  public ReadyServlet(Operations operations) {
    this(operations, Operations::publicObstacles);
  }

  private ReadyServlet(Operations operations, Function<Operations, List<String>> reasons) {
    super(operations);
    this.reasons = reasons;
  }

  /** For code: tells everything, and so is not for everybody's eyes. */
  public static ReadyServlet forOperators(Operations operations) {
    return new ReadyServlet(operations, Operations::obstacles);
  }

  @Override
  String attribute() {
    return OPERATIONS;
  }

  @Override
  Reply tell(Operations operations) {
    List<String> obstacles = reasons.apply(operations);
    return obstacles.isEmpty()
        ? Reply.text(200, "ready\n")
        : Reply.text(503, String.join("\n", obstacles) + "\n").with("Retry-After", "1");
  }
}
