package dev.menagerie.web.procedures;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.web.http.Json;
import java.io.IOException;

/**
 * What a list says of itself: where it begins and ends, and what comes before and after.
 *
 * @param more what else was asked for, encoded and with a leading {@code &}, or empty
 */
record PageMeta(Paging paging, long total, Links links, String more) implements Json.Writer {
  @Override
  public void write(JsonGenerator json) throws IOException {
    long pages = paging.pages(total);
    json.writeStartObject();
    json.writeStringField("first", link(1));
    json.writeStringField("last", link(Math.max(1, pages)));
    json.writeStringField("next", paging.number() < pages ? link(paging.number() + 1) : null);
    json.writeNumberField("page", paging.number());
    json.writeNumberField("pages", pages);
    json.writeNumberField("per_page", paging.size());
    json.writeStringField("prev", paging.number() > 1 ? link(paging.number() - 1) : null);
    json.writeNumberField("total", total);
    json.writeEndObject();
  }

  String link(long number) {
    return links.page(number, paging.size(), more);
  }
}
