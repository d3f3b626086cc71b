package dev.menagerie.web.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests that need no container: some headers, and nothing else. */
final class Requests {
  private Requests() {}

  /**
   * A plain HTTP request to a web application at {@code /shop}; headers are names and values, of
   * which a name may have several.
   */
  static HttpServletRequest with(String... headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      all.putIfAbsent(headers[i], headers[i + 1]);
      lines.computeIfAbsent(headers[i], name -> new ArrayList<>()).add(headers[i + 1]);
    }
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> all.get((String) arguments[0]);
                  case "getHeaders" ->
                      Collections.enumeration(lines.getOrDefault((String) arguments[0], List.of()));
                  case "getContentType" -> all.get("Content-Type");
                  case "getCookies" -> cookies(all.get("Cookie"));
                  case "getMethod" -> all.getOrDefault(":method", "POST");
                  case "getScheme" -> "http";
                  case "getContextPath" -> "/shop";
                  case "getRemoteAddr" -> "192.0.2.1";
                  case "getLocalAddr" -> "2001:db8::1";
                  case "getLocalPort" -> 8080;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** A request with a body, whose length is announced. */
  static HttpServletRequest withBody(byte[] body) {
    var attributes = new HashMap<String, Object>();
    var in = new Bytes(new ByteArrayInputStream(body));
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> null;
                  case "getContentLengthLong" -> (long) body.length;
                  case "getInputStream" -> in;
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** A stream that, as Jetty's, knows its end only when it was asked for more. */
  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;
    private boolean finished;

    Bytes(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      int read = bytes.read();
      finished = read < 0;
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int read = bytes.read(into, from, length);
      finished = read < 0;
      return read;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("setReadListener");
    }
  }

  private static Cookie[] cookies(String header) {
    if (header == null) {
      return null;
    }
    int equals = header.indexOf('=');
    return new Cookie[] {new Cookie(header.substring(0, equals), header.substring(equals + 1))};
  }
}
