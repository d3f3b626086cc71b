package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.menagerie.procedures.Procedure;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Puts the JSON of codes together from bytes that are JSON already, which is most of the work. */
final class CodesJson {
  private static final byte[] ITEMS = ascii("{\"items\":[");
  private static final byte[] META = ascii("],\"meta\":");

  private CodesJson() {}

  /** One code by itself. */
  static byte[] item(CodeRun run, int row, Links links) {
    byte[] item = new byte[run.length(row, row + 1, links)];
    run.copy(row, row + 1, links, item, 0);
    return item;
  }

  /** A page of codes that follow each other in parts. */
  static byte[] page(List<CatalogCopy.Part> parts, Links links, byte[] meta) {
    int length = ITEMS.length + META.length + meta.length + 1 + Math.max(0, parts.size() - 1);
    for (CatalogCopy.Part part : parts) {
      length += part.run().length(part.begin(), part.end(), links);
    }
    byte[] page = new byte[length];
    int place = put(ITEMS, page, 0);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        page[place++] = ',';
      }
      CatalogCopy.Part part = parts.get(i);
      place = part.run().copy(part.begin(), part.end(), links, page, place);
    }
    place = put(META, page, place);
    place = put(meta, page, place);
    page[place] = '}';
    return page;
  }

  /** Writes what is told of a code, and tells where the name begins that ends its address. */
  static int row(Procedure procedure, Links links, ByteArrayOutputStream to) {
    to.writeBytes(ascii("{\"procedure\":\""));
    to.writeBytes(quoted(procedure.title()));
    to.writeBytes(ascii("\",\"pxcode\":\""));
    to.writeBytes(quoted(procedure.code()));
    to.writeBytes(ascii("\",\"url\":\""));
    to.writeBytes(links.json());
    int name = to.size();
    to.writeBytes(ascii(Links.encoded(procedure.code())));
    to.writeBytes(ascii("\"}"));
    return name;
  }

  /** A text as it stands between quotes. */
  static byte[] quoted(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(text);
  }

  private static int put(byte[] from, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
    return at + from.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
