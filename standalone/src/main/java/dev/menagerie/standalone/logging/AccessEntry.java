package dev.menagerie.standalone.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request and how it went.
 *
 * @param client the client's address
 * @param begun when its head had been read
 * @param method the HTTP method
 * @param path the path as it was sent, without the query, which may hold secrets; the receipt of a
 *     survey in it is not written either, since whoever has it can change the response
 * @param protocol as in {@code HTTP/1.1}
 * @param status the status of the answer
 * @param bytes the length of the answer's body as sent
 * @param referrer the page it came from, if said
 * @param agent the client's name for itself, if said
 * @param nanos how long it took until the last byte was sent
 */
public record AccessEntry(
    String client,
    Instant begun,
    String method,
    String path,
    String protocol,
    int status,
    long bytes,
    Optional<String> referrer,
    Optional<String> agent,
    long nanos) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A receipt, as it stands in the addresses of a survey. */
  private static final Pattern RECEIPT = Pattern.compile("(/(?:thanks|receipt)/+)[^/]+");

  /** The line in the combined log format, with the microseconds that it took at the end. */
  byte[] line() {
    var line = new StringBuilder(192);
    line.append(Printable.of(client)).append(" - - [").append(TIME.format(begun)).append("] \"");
    line.append(Printable.of(method)).append(' ').append(shown(path)).append(' ');
    line.append(Printable.of(protocol)).append("\" ").append(status).append(' ').append(bytes);
    line.append(" \"").append(referrer.map(AccessEntry::withoutQuery).orElse("-")).append('"');
    line.append(" \"").append(agent.map(Printable::of).orElse("-")).append("\" ");
    line.append(nanos / 1_000).append('\n');
    return line.toString().getBytes(UTF_8);
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return shown(query < 0 ? url : url.substring(0, query));
  }

  private static String shown(String path) {
    boolean mayHold = path.contains("/thanks/") || path.contains("/receipt/");
    return Printable.of(mayHold ? RECEIPT.matcher(path).replaceAll("$1***") : path);
  }
}
