package dev.menagerie.web.procedures;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.web.http.Json;
import java.io.IOException;

/**
 * What a list says of itself that goes on from code to code.
 *
 * @param last the last code of the page
 * @param more whether there are codes after it
 * @param total how many codes there are; negative if nobody wants to know
 */
record KeysetMeta(String last, boolean more, long total, int size, Links links)
    implements Json.Writer {
  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("first", link(""));
    json.writeStringField("next", more ? link(last) : null);
    json.writeNumberField("per_page", size);
    if (total < 0) {
      json.writeNullField("total");
    } else {
      json.writeNumberField("total", total);
    }
    json.writeEndObject();
  }

  private String link(String after) {
    return links.collection()
        + "?per_page="
        + size
        + "&after="
        + Links.encoded(after)
        + (total < 0 ? "&count=none" : "");
  }
}
