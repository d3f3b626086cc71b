package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;

/**
 * The lines of a request's body, as in NDJSON: each is limited as other bodies are, while the whole
 * may be of any length and never is in memory.
 */
public final class BodyLines {
  private static final Logger LOG = System.getLogger(BodyLines.class.getName());
  private static final int CHUNK = 16 << 10;

  private final InputStream body;
  private final int limit;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int end;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(0);
  private boolean begun;
  private boolean ended;
  private HttpProblem problem;

  private BodyLines(InputStream body, int limit) {
    this.body = body;
    this.limit = limit;
  }

  /**
   * Gets ready to read; reads nothing yet.
   *
   * @throws HttpProblem 400 if the body cannot be read
   */
  public static BodyLines of(HttpServletRequest request, WebOptions options) {
    try {
      return new BodyLines(request.getInputStream(), (int) options.maxBody());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A body could not be read", e);
      throw garbled();
    }
  }

  /**
   * Waits for the next line and reads it. Whoever goes on after a problem gets the line after the
   * one that had it, or the end.
   *
   * @return the line without its end ({@code \n} or {@code \r\n}); {@code null} after the last
   * @throws HttpProblem 413 if the line is longer than the limit, 400 if the body ends early or is
   *     garbled
   */
  public byte[] next() {
    int lineFeed = lineFeed();
    while (lineFeed < 0) {
      if (!readOn()) {
        return last();
      }
      lineFeed = lineFeed();
    }
    take(lineFeed);
    position++;
    return finished();
  }

  /** Whether a whole line has arrived already, so that {@link #next} need not wait for it. */
  public boolean hasArrived() {
    while (lineFeed() < 0) {
      if (!isMoreThere() || !readOn()) {
        return false;
      }
    }
    return true;
  }

  private byte[] last() {
    if (problem != null) {
      HttpProblem told = problem;
      problem = null;
      begun = false;
      throw told;
    }
    return begun ? finished() : null;
  }

  private int lineFeed() {
    for (int i = position; i < end; i++) {
      if (chunk[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean isMoreThere() {
    try {
      return !ended && body.available() > 0;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A body could not be looked at", e);
      return false;
    }
  }

  /** Puts what has come aside and waits for more; false if there is none. */
  private boolean readOn() {
    take(end);
    if (ended) {
      return false;
    }
    position = 0;
    end = 0;
    try {
      int read = body.read(chunk);
      ended = read < 0;
      end = Math.max(read, 0);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "A body could not be read", e);
      ended = true;
      problem = garbled();
    }
    return !ended;
  }

  /** Adds to the line what lies before an index; of one that is too long no more than tells so. */
  private void take(int until) {
    int room = limit + 2 - line.size();
    line.write(chunk, position, Math.min(room, until - position));
    begun |= until > position;
    position = until;
  }

  private byte[] finished() {
    byte[] bytes = line.toByteArray();
    line.reset();
    begun = false;
    boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    int length = carriageReturn ? bytes.length - 1 : bytes.length;
    if (length > limit) {
      throw new HttpProblem(413, "A line must not be longer than " + limit + " bytes.");
    }
    return carriageReturn ? Arrays.copyOf(bytes, length) : bytes;
  }

  private static HttpProblem garbled() {
    return new HttpProblem(400, "The body ended early or was garbled on its way.");
  }
}
