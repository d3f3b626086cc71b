package dev.menagerie.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Sends a reply as its reader takes it, on whichever thread the container calls when there is room,
 * and keeps none waiting: else a few clients who ask and do not read would keep everybody else
 * waiting. How long a reader may stop is for the container to say.
 */
final class ReplyWriter implements WriteListener {
  /** What is not longer finds room between here and the client, read or not. */
  static final int LONGEST_SENT_AT_ONCE = 32 * 1024;

  private static final Logger LOG = System.getLogger(ReplyWriter.class.getName());

  private final AsyncContext async;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final ServletOutputStream out;
  private final Supplier<Reply> reply;
  private byte[] body;
  private int sent;

  private ReplyWriter(AsyncContext async, HttpServletRequest request, Supplier<Reply> reply)
      throws IOException {
    this.async = async;
    this.request = request;
    this.response = (HttpServletResponse) async.getResponse();
    this.out = response.getOutputStream();
    this.reply = reply;
  }

  /**
   * Sends a reply to a request whose thread has been given back, or is about to be. The request is
   * completed when all of it is sent.
   *
   * @param reply tells what to send, whose body is not a stream; called once, on the thread that
   *     sends it
   * @throws IllegalStateException if the container has ended the request already
   */
  static void begin(AsyncContext async, HttpServletRequest request, Supplier<Reply> reply)
      throws IOException {
    var writer = new ReplyWriter(async, request, reply);
    writer.out.setWriteListener(writer);
  }

  @Override
  public void onWritePossible() throws IOException {
    if (body == null) {
      body = reply.get().begin(request, response);
    }
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
