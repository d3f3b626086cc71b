package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Json;
import java.util.Arrays;
import java.util.List;

/** Puts the JSON of codes together from bytes that are JSON already, which is most of the work. */
final class CodesJson {
  private static final byte[] ITEMS = ascii("{\"items\":[");
  private static final byte[] META = ascii("],\"meta\":");
  private static final byte[] BEFORE = ascii("{\"procedure\":\"");
  private static final byte[] CODE = ascii("\",\"pxcode\":\"");
  private static final byte[] URL = ascii("\",\"url\":\"");
  private static final byte[] BEHIND = ascii("\"}");
  private static final byte[] BETWEEN = ascii("\"},{\"procedure\":\"");

  private final byte[] url;
  private final byte[] bytes;
  private int length;

  private CodesJson(byte[] url, int length) {
    this.url = url;
    this.bytes = new byte[length];
  }

  /** One code by itself. */
  static byte[] item(CodeRun run, int row, Links links) {
    byte[] url = url(links);
    int length = BEFORE.length + run.length(row, row + 1) + url.length + BEHIND.length;
    var item = new CodesJson(url, length);
    item.put(BEFORE);
    run.writeTo(item, row);
    item.put(BEHIND);
    return item.bytes;
  }

  /** A page of codes that follow each other in parts. */
  static byte[] page(List<CatalogCopy.Part> parts, Links links, Json.Writer meta) {
    byte[] url = url(links);
    byte[] about = Json.write(meta);
    int length = ITEMS.length + META.length + about.length + 1;
    for (CatalogCopy.Part part : parts) {
      int rows = part.end() - part.begin();
      length += part.run().length(part.begin(), part.end());
      length += rows * (url.length + BETWEEN.length);
    }
    // Between the rows there is one thing less than there are rows.
    int ends = BEFORE.length + BEHIND.length - BETWEEN.length;
    var page = new CodesJson(url, parts.isEmpty() ? length : length + ends);
    page.put(ITEMS);
    byte[] before = BEFORE;
    for (CatalogCopy.Part part : parts) {
      for (int row = part.begin(); row < part.end(); row++) {
        page.put(before);
        part.run().writeTo(page, row);
        before = BETWEEN;
      }
    }
    if (!parts.isEmpty()) {
      page.put(BEHIND);
    }
    page.put(META);
    page.put(about);
    page.bytes[page.length] = '}';
    return page.bytes;
  }

  /** The middle of what is told of a code, which is the same at every address. */
  static byte[] text(Procedure procedure) {
    return joined(quoted(procedure.title()), joined(CODE, quoted(procedure.code())));
  }

  /** What stands for a code in addresses. */
  static byte[] name(Procedure procedure) {
    return ascii(Links.encoded(procedure.code()));
  }

  /** Adds a code: its {@link #text} up to a place, and from there its {@link #name}. */
  void add(byte[] from, int begin, int name, int end) {
    put(from, begin, name);
    put(url);
    put(from, name, end);
  }

  private static byte[] url(Links links) {
    return joined(URL, quoted(links.collection()));
  }

  private void put(byte[] from, int begin, int end) {
    System.arraycopy(from, begin, bytes, length, end - begin);
    length += end - begin;
  }

  private void put(byte[] all) {
    put(all, 0, all.length);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] quoted(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
