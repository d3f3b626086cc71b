package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** A body that goes on being written after the container's thread was given back. */
interface AsyncBody extends BodyWriter {
  /** Begins; status and headers are set. Whoever began it completes the request. */
  void begin(HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  default void write(OutputStream out) {
    throw new UnsupportedOperationException("this body is begun, not written");
  }
}
