package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.server.HttpServer;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.standalone.tls.Tls;
import dev.menagerie.web.ops.Operations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that serves, until it is told to stop. */
public final class Running {
  private static final Logger LOG = System.getLogger(Running.class.getName());

  private final Configuration configuration;
  private final HttpServer server;
  private final Operations operations;
  private final Closing known;
  private final Closing closing;
  private final List<Address> addresses;
  private final Optional<Tls> tls;

  Running(
      Configuration configuration,
      HttpServer server,
      Operations operations,
      Closing known,
      List<Address> addresses,
      Optional<Tls> tls,
      Closing closing) {
    this.configuration = configuration;
    this.server = server;
    this.operations = operations;
    this.known = known;
    this.addresses = List.copyOf(addresses);
    this.tls = tls;
    this.closing = closing;
  }

  /**
   * Where something is served.
   *
   * @param app its name
   * @param url the URL of its root, without a slash at the end
   */
  public record Address(String app, String url) {
    /** As it is printed: {@code messages http://localhost:5000}. */
    @Override
    public String toString() {
      return app + " " + url;
    }
  }

  /** Where everything is served. */
  public List<Address> addresses() {
    return addresses;
  }

  /** The certificate of HTTPS, if that is served. */
  public Optional<Tls> tls() {
    return tls;
  }

  /**
   * Stops in order: says that it is not ready, withdraws where it is registered, serves on for a
   * moment so that nobody is sent here any more, finishes what is under way, and closes everything.
   *
   * @param hurry when completed, it waits for nothing more
   */
  public void stop(CompletableFuture<?> hurry) {
    LOG.log(Level.INFO, "Stopping");
    operations.drain();
    known.close();
    server.leave();
    completes(hurry, configuration.get(Settings.DRAIN));
    Duration grace = configuration.get(Settings.GRACE);
    if (!completes(CompletableFuture.anyOf(hurry, server.refuse()), grace)) {
      LOG.log(Level.WARNING, "Requests were still under way after {0}; they are cut off", grace);
    }
    LOG.log(Level.INFO, "Stopped");
    closing.close();
  }

  /** Waits for it; false if it does not complete in time. */
  private static boolean completes(CompletableFuture<?> future, Duration time) {
    try {
      future.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      // Who interrupts has no time to lose.
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Stopping failed", e.getCause());
    }
  }
}
