package dev.menagerie.standalone.server;

/** A port could not be opened; the message names it, the setting, and what to do. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
