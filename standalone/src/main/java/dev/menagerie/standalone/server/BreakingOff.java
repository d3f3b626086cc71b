package dev.menagerie.standalone.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ExceptionHandler;
import io.undertow.servlet.api.LoggingExceptionHandler;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.xnio.IoUtils;

/**
 * Breaks off an answer that fails half-way: left to itself Undertow would give it a proper end, and
 * its client would take it for whole.
 */
final class BreakingOff implements ExceptionHandler {
  @Override
  public boolean handleThrowable(
      HttpServerExchange exchange,
      ServletRequest request,
      ServletResponse response,
      Throwable failure) {
    if (!response.isCommitted()) {
      return LoggingExceptionHandler.DEFAULT.handleThrowable(exchange, request, response, failure);
    }
    IoUtils.safeClose(exchange.getConnection());
    return true;
  }
}
