package dev.menagerie.standalone.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.menagerie.standalone.files.OwnerOnly;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Both logs of a running server. */
public final class Logs implements AutoCloseable {
  private final AccessLog access;
  private final RollingAppender appender;

  private Logs(AccessLog access, RollingAppender appender) {
    this.access = access;
    this.appender = appender;
  }

  /**
   * Opens the files and sends what is logged there.
   *
   * @throws BadSettingException if the folder cannot be made or written
   */
  public static Logs open(Configuration configuration) {
    Path folder = configuration.get(Settings.LOGS);
    var limits =
        new RollingFile.Limits(
            configuration.get(Settings.LOG_MAX_BYTES), configuration.get(Settings.LOG_BACKUPS));
    try {
      OwnerOnly.folder(folder);
      var access = new AccessLog(new RollingFile(folder.resolve("access.log"), limits));
      var file = new RollingFile(folder.resolve("app.log"), limits);
      context().getLogger("dev.menagerie").setLevel(level(configuration));
      return new Logs(access, attach(file));
    } catch (IOException e) {
      throw new BadSettingException(
          configuration.saidBy(Settings.LOGS)
              + " is '"
              + folder
              + "', but must be a folder whose files can be written ("
              + e
              + ")",
          e);
    }
  }

  /** The log of requests. */
  public AccessLog access() {
    return access;
  }

  @Override
  public void close() {
    access.close();
    context().getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
    appender.stop();
  }

  private static RollingAppender attach(RollingFile file) {
    LoggerContext context = context();
    var line = new LogLine();
    line.setContext(context);
    line.start();
    var appender = new RollingAppender(file, line);
    appender.setContext(context);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return appender;
  }

  /** Details of our own doing only: what drivers tell in detail may hold data and secrets. */
  private static Level level(Configuration configuration) {
    return configuration.get(Settings.DEBUG) ? Level.DEBUG : Level.INFO;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
