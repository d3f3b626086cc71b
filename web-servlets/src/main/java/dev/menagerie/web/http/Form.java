package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form as a browser sends them ({@code application/x-www-form-urlencoded}), read
 * strictly: a bounded body, UTF-8 and nothing else, at most {@value #MAX_FIELDS} fields.
 */
public final class Form {
  static final int MAX_FIELDS = 1000;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * Reads the form in a request's body.
   *
   * @throws HttpProblem 415 if the body is no form, 413 if it is too long, 400 if it is garbled
   */
  public static Form read(HttpServletRequest request, WebOptions options) {
    ContentType.require(request, "application/x-www-form-urlencoded");
    return parse(Utf8.decode("The body", Body.read(request, options)));
  }

  /** Reads the fields of the query string. */
  public static Form ofQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    return parse(query == null ? "" : query);
  }

  /** The first value of a field; empty if there is no such field. */
  public Optional<String> first(String field) {
    List<String> values = fields.get(field);
    return values == null ? Optional.empty() : Optional.of(values.get(0));
  }

  /** All values of a field, in the order of the form; none if there is no such field. */
  public List<String> all(String field) {
    return fields.getOrDefault(field, List.of());
  }

  static Form parse(String encoded) {
    var fields = new LinkedHashMap<String, List<String>>();
    int count = 0;
    for (String pair : encoded.split("&", MAX_FIELDS + 2)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_FIELDS) {
        throw new HttpProblem(400, "A form must not have more than " + MAX_FIELDS + " fields.");
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      fields.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
    }
    return new Form(fields);
  }

  private static String decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return encoded;
    }
    var bytes = new ByteArrayOutputStream(encoded.length());
    byte[] source = encoded.getBytes(UTF_8);
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '%') {
        bytes.write(octet(source, i + 1));
        i += 2;
      } else {
        bytes.write(source[i] == '+' ? ' ' : source[i]);
      }
    }
    return Utf8.decode("What is percent-encoded", bytes.toByteArray());
  }

  private static int octet(byte[] source, int at) {
    int high = at + 1 < source.length ? Character.digit(source[at], 16) : -1;
    int low = at + 1 < source.length ? Character.digit(source[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      throw new HttpProblem(400, "A '%' is not followed by two hexadecimal digits.");
    }
    return high * 16 + low;
  }
}
