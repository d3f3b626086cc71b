package dev.menagerie.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** Requests that need no container: some headers, and nothing else. */
final class Requests {
  private Requests() {}

  /** A plain HTTP request to a web application at {@code /shop}; headers are names and values. */
  static HttpServletRequest with(String... headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> all.get((String) arguments[0]);
                  case "getContentType" -> all.get("Content-Type");
                  case "getCookies" -> cookies(all.get("Cookie"));
                  case "getMethod" -> all.getOrDefault(":method", "POST");
                  case "getScheme" -> "http";
                  case "getContextPath" -> "/shop";
                  case "getRemoteAddr" -> "192.0.2.1";
                  case "getLocalName" -> "here";
                  case "getLocalPort" -> 8080;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static Cookie[] cookies(String header) {
    if (header == null) {
      return null;
    }
    int equals = header.indexOf('=');
    return new Cookie[] {new Cookie(header.substring(0, equals), header.substring(equals + 1))};
  }
}
