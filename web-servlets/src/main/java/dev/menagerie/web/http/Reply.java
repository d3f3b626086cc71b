package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A complete answer: status, headers and body. Made by the work, sent only when the work is done,
 * so that no answer ever breaks off because of what happened while it was being made. Immutable, as
 * long as nobody changes the body's bytes; may be kept and sent many times. Only where a body is
 * too large for memory is it {@linkplain #stream written while it is sent}.
 */
public final class Reply {
  private static final byte[] NOTHING = {};
  private static final String HTML = "text/html;charset=utf-8";

  /** What a page may load and where it may lead: only what comes from here, and nothing inline. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final List<Header> GUARDS =
      List.of(
          new Header("Content-Security-Policy", CONTENT_POLICY),
          new Header("Referrer-Policy", "same-origin"),
          new Header("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Supplier<Reply> maker;
  private final BodyWriter writer;
  private final List<Header> headers;

  private Reply(
      int status,
      String contentType,
      byte[] body,
      Supplier<Reply> maker,
      BodyWriter writer,
      List<Header> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = requireNonNull(body, "body");
    this.maker = maker;
    this.writer = writer;
    this.headers = headers;
  }

  /** An answer with a body; the bytes are not copied and must not change any more. */
  public static Reply of(int status, String contentType, byte[] body) {
    requireNonNull(contentType, "contentType");
    return new Reply(status, contentType, body, null, null, List.of());
  }

  /**
   * An answer whose body is written while it is sent; to a {@code HEAD} it is not written. It may
   * be sent as often as its writer may be called, but only at once: it cannot answer a request
   * whose thread has been given back.
   */
  public static Reply stream(int status, String contentType, BodyWriter writer) {
    requireNonNull(contentType, "contentType");
    requireNonNull(writer, "writer");
    return new Reply(status, contentType, NOTHING, null, writer, List.of());
  }

  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, null, NOTHING, null, null, List.of());
  }

  /** JSON, ready made. */
  public static Reply json(int status, byte[] json) {
    return of(status, "application/json", json);
  }

  /** Plain text. */
  public static Reply text(int status, String text) {
    return of(status, "text/plain;charset=utf-8", text.getBytes(UTF_8));
  }

  /** A page, ready made, guarded against what does not belong in it. */
  public static Reply html(int status, byte[] page) {
    return of(status, HTML, page).guarded();
  }

  /**
   * An answer that is made when it is sent: the thread that completes everybody's work has no time
   * to. Until then nobody knows its status.
   *
   * @param maker makes it, without blocking; what it throws becomes an ordinary error
   */
  public static Reply later(Supplier<Reply> maker) {
    return new Reply(0, null, NOTHING, requireNonNull(maker, "maker"), null, List.of());
  }

  /** The same answer, with the headers that keep a browser from loading what is not ours. */
  public Reply guarded() {
    return with(GUARDS);
  }

  /**
   * The same answer with one more header. It takes the place of one that a filter has set, but for
   * {@code Set-Cookie}, of which there may be several.
   */
  public Reply with(String name, String value) {
    return with(List.of(new Header(name, value)));
  }

  /** The same answer with another body; the bytes are not copied and must not change any more. */
  public Reply withBody(byte[] other) {
    return new Reply(status, contentType, other, maker, writer, headers);
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** How many bytes the body has; 0 if that is not known beforehand. */
  public int size() {
    return body.length;
  }

  /** This answer, made now if it was to be made when it is sent. */
  Reply made() {
    return maker == null ? this : maker.get().with(headers);
  }

  /** Whether the body is written while it is sent. */
  boolean isStream() {
    return writer != null;
  }

  /** Sends it; to a {@code HEAD} without the body. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean large = body.length > ReplyWriter.LONGEST_SENT_AT_ONCE;
    if (large && request.isAsyncSupported() && Body.isRead(request)) {
      AsyncContext async = request.startAsync(request, response);
      async.setTimeout(0);
      ReplyWriter.begin(async, request, () -> this);
      return;
    }
    byte[] bytes = begin(request, response);
    if (bytes.length > 0) {
      response.getOutputStream().write(bytes, 0, bytes.length);
    } else if (writer != null) {
      if (isHead(request)) {
        response.flushBuffer(); // Else the container says that the body has 0 bytes.
      } else if (writer instanceof AsyncBody later) {
        later.begin(request, response);
      } else {
        writer.write(response.getOutputStream());
      }
    }
  }

  /** Sets status and headers, and tells which bytes are to follow. */
  byte[] begin(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(status);
    for (int i = 0; i < headers.size(); i++) {
      headers.get(i).putInto(response);
    }
    if (contentType != null) {
      response.setContentType(contentType);
      response.setHeader("X-Content-Type-Options", "nosniff");
    }
    boolean bodiless =
        status == HttpServletResponse.SC_NO_CONTENT
            || status == HttpServletResponse.SC_NOT_MODIFIED;
    if (writer != null || bodiless) {
      return NOTHING;
    }
    response.setContentLength(body.length);
    return isHead(request) ? NOTHING : body;
  }

  private Reply with(List<Header> added) {
    var more = new ArrayList<Header>(headers.size() + added.size());
    more.addAll(headers);
    more.addAll(added);
    return new Reply(status, contentType, body, maker, writer, more);
  }

  private static boolean isHead(HttpServletRequest request) {
    return "HEAD".equals(request.getMethod());
  }

  private record Header(String name, String value) {
    Header {
      requireNonNull(name, "name");
      requireNonNull(value, name);
    }

    void putInto(HttpServletResponse response) {
      if (name.equalsIgnoreCase("Set-Cookie")) {
        response.addHeader(name, value);
      } else {
        response.setHeader(name, value);
      }
    }
  }
}
