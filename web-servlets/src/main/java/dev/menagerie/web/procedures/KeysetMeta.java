package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a list says of itself that goes on from code to code.
 *
 * @param last the last code of the page
 * @param more whether there are codes after it
 * @param total how many codes there are; negative if nobody wants to know
 */
record KeysetMeta(String last, boolean more, long total, int size, Links links) {
  /** In JSON, put together by hand: it is made for each page, and has nothing to escape. */
  byte[] json() {
    String page = '"' + links.quoted() + "?per_page=" + size + "&after=";
    String count = total < 0 ? "&count=none\"" : "\"";
    String next = more ? page + Links.encoded(last) + count : "null";
    String json =
        "{\"first\":"
            + page
            + count
            + ",\"next\":"
            + next
            + ",\"per_page\":"
            + size
            + ",\"total\":"
            + (total < 0 ? "null" : Long.toString(total))
            + "}";
    return json.getBytes(UTF_8);
  }
}
