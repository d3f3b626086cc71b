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
  private static final byte[] ITEM = ascii("{\"procedure\":\"");
  private static final byte[] NEXT_ITEM = joined(ascii(","), ITEM);
  private static final byte[] CODE = ascii("\",\"pxcode\":\"");
  private static final byte[] URL = ascii("\",\"url\":\"");
  private static final byte[] END = ascii("\"}");

  private final byte[] url;
  private byte[] bytes;
  private int length;
  private boolean inList;

  private CodesJson(Links links) {
    url = joined(URL, quoted(links.collection()));
  }

  /** One code by itself. */
  static byte[] item(CodeRun run, int row, Links links) {
    var json = new CodesJson(links);
    json.bytes = new byte[json.lengthOf(run, row, row + 1)];
    run.writeTo(json, row);
    return json.written();
  }

  /** A page of codes that follow each other in parts. */
  static byte[] page(List<CatalogCopy.Part> parts, Links links, Json.Writer meta) {
    var json = new CodesJson(links);
    byte[] last = joined(META, joined(Json.write(meta), ascii("}")));
    int length = ITEMS.length + last.length;
    for (CatalogCopy.Part part : parts) {
      // With a comma between each two.
      length += json.lengthOf(part.run(), part.begin(), part.end()) + part.end() - part.begin();
    }
    json.bytes = new byte[parts.isEmpty() ? length : length - 1];
    json.put(ITEMS, 0, ITEMS.length);
    for (CatalogCopy.Part part : parts) {
      for (int row = part.begin(); row < part.end(); row++) {
        part.run().writeTo(json, row);
      }
    }
    json.makeRoom(last.length);
    json.put(last, 0, last.length);
    return json.written();
  }

  /** The middle of what is said of a code, which is the same at every address. */
  static byte[] text(Procedure procedure) {
    return joined(quoted(procedure.title()), joined(CODE, quoted(procedure.code())));
  }

  /**
   * Adds a code.
   *
   * @param text holds its {@link #text}, from {@code begin} to {@code end}
   * @param name holds what stands for the code in addresses
   */
  void add(byte[] text, int begin, int end, byte[] name, int nameBegin, int nameEnd) {
    byte[] start = inList ? NEXT_ITEM : ITEM;
    inList = true;
    makeRoom(start.length + end - begin + url.length + nameEnd - nameBegin + END.length);
    put(start, 0, start.length);
    put(text, begin, end);
    put(url, 0, url.length);
    put(name, nameBegin, nameEnd);
    put(END, 0, END.length);
  }

  /** How long some rows get, if their codes stand for themselves in addresses. */
  private int lengthOf(CodeRun run, int begin, int end) {
    return run.length(begin, end) + (end - begin) * (ITEM.length + url.length + END.length);
  }

  private byte[] written() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void put(byte[] from, int begin, int end) {
    System.arraycopy(from, begin, bytes, length, end - begin);
    length += end - begin;
  }

  private void makeRoom(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
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
