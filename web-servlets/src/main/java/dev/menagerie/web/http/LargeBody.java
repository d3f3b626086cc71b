package dev.menagerie.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Sends a body as its reader takes it, without keeping a thread of the container's waiting: else a
 * few clients who ask and do not read would keep everybody else waiting. How long a reader may stop
 * is for the container to say.
 */
final class LargeBody implements WriteListener {
  /** What is not longer finds room between here and the client, read or not. */
  static final int LONGEST_SENT_AT_ONCE = 32 * 1024;

  private static final Logger LOG = System.getLogger(LargeBody.class.getName());

  private final byte[] body;
  private final AsyncContext async;
  private final ServletOutputStream out;
  private int sent;

  private LargeBody(byte[] body, AsyncContext async, ServletOutputStream out) {
    this.body = body;
    this.async = async;
    this.out = out;
  }

  /** Begins; status and headers are set. The request is completed when the body is sent. */
  static void begin(byte[] body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    ServletOutputStream out = response.getOutputStream();
    out.setWriteListener(new LargeBody(body, async, out));
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (sent == body.length) {
        async.complete();
        return;
      }
      int length = Math.min(LONGEST_SENT_AT_ONCE, body.length - sent);
      out.write(body, sent, length);
      sent += length;
    }
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(Level.DEBUG, "The client left before its answer was sent", failure);
    async.complete();
  }
}
