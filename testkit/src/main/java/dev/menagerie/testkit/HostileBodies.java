package dev.menagerie.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bodies that look like something until one looks closer. */
final class HostileBodies {
  private static final List<String> FIELDS =
      List.of("message", "ttl", "vote", "id", "__proto__", "class", "", "\\u0000", "Message");

  private static final List<String> VALUES =
      List.of(
          "\"foo\"",
          "\"\"",
          "null",
          "true",
          "-0",
          "1e999999999",
          "123456789012345678901234567890",
          "0.1e-400",
          "[]",
          "{}",
          "[1,[2,[3,{\"a\":[]}]]]",
          "NaN",
          "Infinity",
          "0x10",
          "01",
          "'single'",
          "\"\\ud83d\"",
          "\"\\udc08\\ud83d\"",
          "\"\\u00\"",
          "\"\\x41\"",
          "\"a\u0000b\"",
          "\"line\nfeed\"",
          "\"unterminated",
          "/* comment */ 1",
          "undefined");

  private static final List<Charset> CHARSETS =
      List.of(UTF_8, UTF_8, UTF_8, UTF_8, UTF_8, UTF_8, ISO_8859_1, UTF_16LE, UTF_16BE);

  private final Random random;

  HostileBodies(Random random) {
    this.random = random;
  }

  byte[] next() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> (object() + (random.nextBoolean() ? "" : "\n")).getBytes(pick(CHARSETS));
      case 3, 4 -> mangled(object().getBytes(UTF_8));
      case 5 -> deep();
      case 6 -> lines().getBytes(UTF_8);
      case 7 -> form().getBytes(UTF_8);
      case 8 -> noise(random.nextInt(300));
      default -> random.nextInt(20) == 0 ? huge() : object().getBytes(UTF_8);
    };
  }

  private String object() {
    var fields = new ArrayList<String>();
    if (random.nextBoolean()) {
      fields.add("\"message\":" + text());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      fields.add('"' + pick(FIELDS) + "\":" + value());
    }
    return '{' + String.join(",", fields) + (random.nextInt(10) == 0 ? "" : "}");
  }

  private String value() {
    return random.nextInt(3) > 0 ? pick(VALUES) : text();
  }

  private String text() {
    return '"' + pick(HostileTexts.ALL).replaceAll("([\\\\\"])", "\\\\$1") + '"';
  }

  private String lines() {
    var lines = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      lines.append(object()).append(random.nextInt(5) == 0 ? "\r\n\n" : "\n");
    }
    return lines.toString();
  }

  private String form() {
    String[] forms = {
      "vote=a", "message=%", "message=%zz&message", "&&=&==", "a=%ff%fe", "%00=%00"
    };
    return pick(List.of(forms)).repeat(1 + random.nextInt(3));
  }

  private byte[] deep() {
    String opening = pick(List.of("[", "{\"a\":", "{\"message\":[", "[["));
    return opening.repeat(1 + random.nextInt(5000)).getBytes(UTF_8);
  }

  private byte[] huge() {
    byte[] body = noise((1 << 20) + random.nextInt(1 << 20));
    System.arraycopy("{\"message\":\"".getBytes(UTF_8), 0, body, 0, 12);
    return body;
  }

  private byte[] mangled(byte[] body) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
    }
    return random.nextBoolean() ? body : Arrays.copyOf(body, random.nextInt(body.length));
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
