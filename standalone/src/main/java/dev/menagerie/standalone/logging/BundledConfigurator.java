package dev.menagerie.standalone.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.util.List;
import org.slf4j.Marker;

/**
 * Configures Logback before anything is known: warnings go to standard error. Found by Logback as a
 * service, so that it looks for no files; {@link Logs} adds the file when the settings are known.
 */
public final class BundledConfigurator extends ContextAwareBase implements Configurator {
  /** They tell at length how they start and stop, which is nobody's question. */
  private static final List<String> TALKATIVE =
      List.of("io.undertow", "org.xnio", "org.jboss", "nl.altindag");

  /** Warns of every connection that breaks; who uses the store is told so, once. */
  private static final String ALARMED = "redis.clients";

  /** Takes a client that leaves while it is answered for an error of the server. */
  private static final String OFFENDED = "io.undertow.request.io";

  /** For Logback. */
  public BundledConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var stderr = new StderrAppender();
    stderr.setContext(context);
    stderr.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(stderr);
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    context.getLogger(ALARMED).setLevel(Level.ERROR);
    context.addTurboFilter(new WithoutClientsWhoLeft());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static final class WithoutClientsWhoLeft extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] parameters,
        Throwable thrown) {
      return thrown instanceof IOException && logger.getName().equals(OFFENDED)
          ? FilterReply.DENY
          : FilterReply.NEUTRAL;
    }
  }
}
