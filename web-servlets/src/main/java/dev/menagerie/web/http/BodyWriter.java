package dev.menagerie.web.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of an answer while it is being sent, so that it need not fit into memory. */
@FunctionalInterface
public interface BodyWriter {
  /**
   * Writes the body. It is called once, on a thread of the container's that may block; a client
   * that reads slowly makes {@code out} block. The caller closes {@code out}.
   *
   * <p>What it throws before the first bytes have left becomes an ordinary error. After that the
   * answer is broken off, so that the client sees that it is not whole.
   *
   * @throws IOException if the client left
   */
  void write(OutputStream out) throws IOException;
}
