package dev.menagerie.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which address a client reached us. Behind a proxy only the proxy knows: its {@code
 * X-Forwarded-*} headers are believed if that was asked for, and never otherwise. Where a header
 * lists several values, in one line or in several, the last counts: it is the one our own proxy
 * wrote.
 */
public final class RequestUrls {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?");
  private static final Pattern HOST_V6 = Pattern.compile("\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  /** As some proxies write it; the port is another one for each connection. */
  private static final Pattern ADDRESS_AND_PORT =
      Pattern.compile("([0-9]+(?:\\.[0-9]+){3}):[0-9]{1,5}|\\[([^]]*)](?::[0-9]{1,5})?");

  private final boolean trustProxy;
  private volatile String lastHost;

  /** Believes the proxy's headers, or not. */
  public RequestUrls(boolean trustProxy) {
    this.trustProxy = trustProxy;
  }

  /** The raw path inside the web application, without query; begins with a slash. */
  public static String path(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/") ? path : "/";
  }

  /** The URL of the web application's root as the client sees it, without a slash at the end. */
  public String base(HttpServletRequest request) {
    return scheme(request) + "://" + host(request) + prefix(request) + request.getContextPath();
  }

  /**
   * The path of the web application's root as the client sees it, for cookies; {@code /} at least.
   */
  public String cookiePath(HttpServletRequest request) {
    String path = prefix(request) + request.getContextPath();
    return path.isEmpty() ? "/" : path;
  }

  /**
   * The header {@code Set-Cookie} for a cookie of the whole web application.
   *
   * @param life how long it is kept; zero removes it
   */
  public String setCookie(HttpServletRequest request, String name, String value, Duration life) {
    return new SetCookie(name, value, cookiePath(request), life, secure(request)).header();
  }

  /** Whether the client came over HTTPS. */
  public boolean secure(HttpServletRequest request) {
    return scheme(request).equals("https");
  }

  /** Host and port as the client knows them. */
  public String host(HttpServletRequest request) {
    String forwarded = forwarded(request, "X-Forwarded-Host");
    if (isHost(forwarded)) {
      return forwarded;
    }
    String asked = request.getHeader("Host");
    if (asked != null && isHost(asked)) {
      return asked;
    }
    // The address, since finding its name may take long.
    String address = request.getLocalAddr();
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + request.getLocalPort();
  }

  /** The client's address. */
  public String client(HttpServletRequest request) {
    return clientIn(forwarded(request, "X-Forwarded-For")).orElseGet(request::getRemoteAddr);
  }

  /**
   * The address that counts in the last line of {@code X-Forwarded-For}, without port and brackets;
   * empty if it is not one.
   */
  public static Optional<String> clientIn(String line) {
    String said = last(line);
    Matcher withPort = ADDRESS_AND_PORT.matcher(said);
    String address = withPort.matches() ? withPort.replaceAll("$1$2") : said;
    return Optional.of(address).filter(text -> ADDRESS.matcher(text).matches());
  }

  private String scheme(HttpServletRequest request) {
    String forwarded = forwarded(request, "X-Forwarded-Proto");
    if (forwarded.equalsIgnoreCase("https")) {
      return "https";
    }
    return forwarded.equalsIgnoreCase("http") ? "http" : request.getScheme();
  }

  private String prefix(HttpServletRequest request) {
    String forwarded = forwarded(request, "X-Forwarded-Prefix");
    return PREFIX.matcher(forwarded).matches() ? forwarded : "";
  }

  /** What the proxy said; empty if nothing, or if it is not to be believed. */
  private String forwarded(HttpServletRequest request, String header) {
    String line = "";
    if (trustProxy) {
      for (var lines = request.getHeaders(header); lines.hasMoreElements(); ) {
        line = lines.nextElement();
      }
    }
    return last(line);
  }

  private static String last(String line) {
    return line.substring(line.lastIndexOf(',') + 1).strip();
  }

  /** Nearly all requests name the same host; and a pattern takes its time. */
  private boolean isHost(String host) {
    if (host.equals(lastHost)) {
      return true;
    }
    boolean is = HOST.matcher(host).matches() || HOST_V6.matcher(host).matches();
    if (is) {
      lastHost = host;
    }
    return is;
  }
}
