package dev.menagerie.web.procedures;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.menagerie.web.http.Json;
import java.io.IOException;

/** What a list says of itself when nobody wants to know how many there are. */
record UncountedMeta(PageMeta counted, boolean more) implements Json.Writer {
  @Override
  public void write(JsonGenerator json) throws IOException {
    long number = counted.paging().number();
    json.writeStartObject();
    json.writeStringField("first", counted.link(1));
    json.writeNullField("last");
    json.writeStringField("next", more ? counted.link(number + 1) : null);
    json.writeNumberField("page", number);
    json.writeNullField("pages");
    json.writeNumberField("per_page", counted.paging().size());
    json.writeStringField("prev", number > 1 ? counted.link(number - 1) : null);
    json.writeNullField("total");
    json.writeEndObject();
  }
}
