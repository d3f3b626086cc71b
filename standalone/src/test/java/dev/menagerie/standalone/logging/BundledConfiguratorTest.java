package dev.menagerie.standalone.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is worth a line of the log. */
class BundledConfiguratorTest {
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void configure() {
    new BundledConfigurator().configure(context);
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(logged);
    logged.start();
  }

  @Test
  void aClientThatLeftIsNoTrouble() {
    context.getLogger("io.undertow.request.io").error("UT005088", new ClosedChannelException());

    assertThat(logged.list).isEmpty();
  }

  @Test
  void whatElseFailsIs() {
    context.getLogger("io.undertow.request.io").error("one", new IllegalStateException());
    context.getLogger("io.undertow.request").error("two", new IOException());
    context.getLogger("dev.menagerie").error("three", new IOException());

    assertThat(logged.list)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly("one", "two", "three");
  }
}
