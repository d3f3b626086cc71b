package dev.menagerie.standalone.archive;

import java.io.IOException;

/** An archive is not what was once written; the message says where and why. */
public final class BadArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  BadArchiveException(String message) {
    super(message);
  }

  BadArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
