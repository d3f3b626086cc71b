package dev.menagerie.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Requests as no well-bred client sends them, byte by byte; the same ones for the same seed. */
final class HostileRequests {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "POST",
          "POST",
          "POST",
          "PUT",
          "DELETE",
          "HEAD",
          "OPTIONS",
          "PATCH",
          "TRACE",
          "CONNECT",
          "BREW",
          "get",
          "",
          "G\0T",
          "X".repeat(300));

  private static final List<String> TAILS =
      List.of(
          "",
          "/",
          "//",
          "/x",
          "/../x",
          "/%2e%2e/%2e%2e/etc/passwd",
          "/..%2f",
          "/.%00/",
          "/%",
          "/%zz",
          "/%ff%fe",
          "/%c0%af",
          "/%u0041",
          "/;a=b",
          ";jsessionid=1/x",
          "/\\..\\x",
          "/%5c..%5cx",
          "/" + "a".repeat(64),
          "/" + "A".repeat(64),
          "/" + "a".repeat(7),
          "/" + "x".repeat(5000),
          "/x/y/z/".repeat(50),
          "?a=%&limit=x&after=%00",
          "?" + "a=b&".repeat(1500),
          "#fragment",
          "/\u00e9",
          "/ x",
          "/WEB-INF/web.xml",
          "/META-INF/MANIFEST.MF");

  private static final List<String> HEADERS =
      List.of(
          "Accept: text/plain",
          "Accept: text/html",
          "Accept: ;;,,/;q=zz,*/*;q=",
          "Accept: " + "a/b,".repeat(500),
          "Accept-Encoding: gzip;q=1e99, *",
          "Accept-Language: \u00ff",
          "Authorization: Basic",
          "Authorization: Basic !!!!",
          "Authorization: Basic " + "QUFB".repeat(2000),
          "Authorization: Bearer ..",
          "Content-Encoding: gzip",
          "Content-Type: ;;;",
          "Content-Type: application/json; charset=utf-7",
          "Content-Type: multipart/form-data; boundary=",
          "Cookie: =;;a=\"b; c",
          "Cookie: " + "a=b; ".repeat(500),
          "Expect: 100-continue",
          "Expect: the-unexpected",
          "Host: elsewhere.example:99999",
          "Host: [::1",
          "If-Match: \"",
          "If-Modified-Since: never",
          "If-None-Match: *",
          "If-None-Match: \"\"\"\",W/,\"a\" \"b\"",
          "If-None-Match: " + "\"x\",".repeat(1000),
          "Origin: null",
          "Range: bytes=9-1,-,5-",
          "Sec-Fetch-Site: cross-site",
          "TE: trailers, deflate;q=0.5",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: identity",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "X-Forwarded-For: \"><script>",
          "X-Forwarded-Host: a b\\",
          "X-HTTP-Method-Override: DELETE",
          "X-Long: " + "y".repeat(9000),
          " folded: onto the line before",
          "No colon at all",
          ": no name",
          "Nul\0: x",
          "Space : x");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json;charset=utf-8",
          "application/x-ndjson",
          "application/x-www-form-urlencoded",
          "text/plain");

  private static final List<String> VERSIONS =
      Stream.concat(
              Collections.nCopies(20, "HTTP/1.1").stream(),
              Stream.of("HTTP/1.0", "HTTP/0.9", "HTTP/9.9", ""))
          .toList();

  private final Random random;
  private final List<String> paths;
  private final HostileBodies bodies;

  HostileRequests(long seed, List<String> paths) {
    this.random = new Random(seed);
    this.paths = paths;
    this.bodies = new HostileBodies(random);
  }

  /** What to send on one connection. */
  byte[] next() {
    return switch (random.nextInt(20)) {
      case 0 -> noise();
      case 1 -> pipelined();
      case 2 -> cutOff(request());
      case 3, 4 -> harmless();
      default -> request();
    };
  }

  /** A method that a client agrees to send. */
  String method() {
    return METHODS.get(random.nextInt(10));
  }

  /** A path that a client agrees to send. */
  String path() {
    return pick(paths) + "/" + Long.toHexString(random.nextLong()).repeat(random.nextInt(6));
  }

  String type() {
    return pick(TYPES);
  }

  byte[] body() {
    return bodies.next();
  }

  private byte[] request() {
    var request = new ByteArrayOutputStream();
    boolean posts = random.nextInt(3) > 0;
    byte[] body = posts ? bodies.next() : new byte[0];
    String tail = random.nextBoolean() ? "" : pick(TAILS);
    write(request, posts ? "POST" : pick(METHODS), " ", pick(paths), tail, " ");
    write(request, pick(VERSIONS), "\r\n");
    if (random.nextInt(30) > 0) {
      write(request, "Host: localhost\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      write(request, pick(HEADERS), "\r\n");
    }
    if (random.nextInt(50) == 0) {
      write(request, "X-Many: x\r\n".repeat(300));
    }
    if (posts) {
      write(request, "Content-Type: ", pick(TYPES), "\r\n");
      framed(request, body);
    } else {
      write(request, "Connection: close\r\n\r\n");
    }
    return request.toByteArray();
  }

  /** How long the body is: rightly, wrongly, twice, or in chunks of doubtful form. */
  private void framed(ByteArrayOutputStream request, byte[] body) {
    switch (random.nextInt(12)) {
      case 0 -> write(request, "Content-Length: " + (body.length + 10), "\r\n\r\n");
      case 1 -> write(request, "Content-Length: " + body.length / 2, "\r\n\r\n");
      case 2 ->
          write(
              request,
              "Content-Length: ",
              pick(List.of("-1", "x", "", "99999999999999999999", "0x10", "1, 2", "4294967297")),
              "\r\n\r\n");
      case 3 -> write(request, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
      case 4 -> write(request, "Content-Length: 1\r\nContent-Length: 2\r\n\r\n");
      case 5, 6, 7 -> {
        write(request, "Transfer-Encoding: chunked\r\n\r\n");
        chunked(request, body);
        return;
      }
      default -> write(request, "Content-Length: " + body.length, "\r\n\r\n");
    }
    request.writeBytes(body);
  }

  private void chunked(ByteArrayOutputStream request, byte[] body) {
    for (int at = 0; at < body.length; ) {
      int size = Math.min(1 + random.nextInt(Math.max(1, body.length / 3)), body.length - at);
      String extension = random.nextInt(10) == 0 ? ";a=\"b" : "";
      write(request, Integer.toHexString(size), extension, "\r\n");
      request.write(body, at, size);
      write(request, random.nextInt(20) == 0 ? "" : "\r\n");
      at += size;
    }
    write(
        request,
        pick(
            List.of(
                "0\r\n\r\n",
                "0\r\n\r\n",
                "0\r\n\r\n",
                "0\r\nTrailer: x\r\n\r\n",
                "",
                "-1\r\n",
                "zz\r\n",
                "ffffffffffffffff\r\n",
                "0\r\n" + "x".repeat(10_000))));
  }

  /** An ordinary request now and then, which is to be served amid all the others. */
  private byte[] harmless() {
    String body = "{\"message\":\"" + random.nextInt(1000) + "\"}";
    var request = new ByteArrayOutputStream();
    write(request, "POST ", paths.get(0), " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    write(request, "Content-Type: application/json\r\n");
    write(request, "Content-Length: " + body.length(), "\r\n\r\n", body);
    return request.toByteArray();
  }

  private byte[] pipelined() {
    var requests = new ByteArrayOutputStream();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      requests.writeBytes(request());
    }
    return requests.toByteArray();
  }

  private byte[] cutOff(byte[] request) {
    return Arrays.copyOf(request, random.nextInt(request.length));
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(500)];
    random.nextBytes(noise);
    if (random.nextBoolean()) {
      byte[] start =
          pick(List.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\0"))
              .getBytes(ISO_8859_1);
      System.arraycopy(start, 0, noise, 0, Math.min(start.length, noise.length));
    }
    return noise;
  }

  private static void write(ByteArrayOutputStream request, String... texts) {
    for (String text : texts) {
      request.writeBytes(text.getBytes(ISO_8859_1));
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
