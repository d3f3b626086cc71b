package dev.menagerie.web.procedures.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.web.http.Json;
import java.io.IOException;
import java.io.InputStream;

/** JSON, one object after the other, of which only two fields count. */
final class JsonCodeReader implements CodeReader {
  private static final String TOO_MUCH =
      "a text may have at most "
          + Json.MAX_TEXT
          + " characters here, and what is in one another "
          + Json.MAX_DEPTH
          + " levels";

  private final JsonParser parser;
  private boolean begun;
  private boolean ended;

  JsonCodeReader(InputStream in) throws IOException {
    parser = Json.parser(in);
  }

  /** One object in each line; a line that is none does not spoil the next. */
  static CodeReader ofLines(FileLines in) {
    return () -> {
      String line = in.next();
      while (line != null && line.isBlank()) {
        line = in.next();
      }
      return line == null ? null : ofLine(line, in.number());
    };
  }

  static String write(Procedure procedure) {
    return new String(
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("pxcode", procedure.code());
              json.writeStringField("procedure", procedure.title());
              json.writeEndObject();
            }),
        UTF_8);
  }

  @Override
  public CodeRow next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      if (!begun) {
        begun = true;
        if (!findArray()) {
          ended = true;
          return CodeRow.bad(1, "this must be an array of objects, or an object with one in items");
        }
      }
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return object(parser);
      }
      ended = true;
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        return CodeRow.bad(line(parser), "here must be an object");
      }
      return nothingFollows() ? null : CodeRow.bad(line(parser), "the file goes on after its end");
    } catch (JsonProcessingException e) {
      ended = true;
      return broken(e, line(parser));
    }
  }

  private boolean findArray() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean items = parser.currentName().equals("items");
        token = parser.nextToken();
        if (items) {
          return token == JsonToken.START_ARRAY;
        }
        parser.skipChildren();
      }
    }
    return token == JsonToken.START_ARRAY;
  }

  /** Whether nothing comes after the array but the rest of the object that it may be in. */
  private boolean nothingFollows() throws IOException {
    JsonToken token = parser.nextToken();
    while (token == JsonToken.FIELD_NAME) {
      parser.nextToken();
      parser.skipChildren();
      token = parser.nextToken();
    }
    return (token == JsonToken.END_OBJECT ? parser.nextToken() : token) == null;
  }

  private static CodeRow ofLine(String text, long line) throws IOException {
    try (JsonParser parser = Json.parser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return CodeRow.bad(line, "here must be an object");
      }
      CodeRow row = object(parser);
      return parser.nextToken() == null
          ? new CodeRow(line, row.procedure(), row.problem())
          : CodeRow.bad(line, "the line goes on after its object");
    } catch (JsonProcessingException e) {
      return broken(e, line);
    }
  }

  private static CodeRow object(JsonParser parser) throws IOException {
    long line = line(parser);
    String code = null;
    String title = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      String text = token == JsonToken.VALUE_STRING ? parser.getText() : null;
      parser.skipChildren();
      if (name.equals("pxcode")) {
        code = text;
      } else if (name.equals("procedure")) {
        title = text;
      }
    }
    return CodeRow.of(line, code, title);
  }

  private static long line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static CodeRow broken(JsonProcessingException e, long line) {
    long at = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNr());
    return CodeRow.bad(
        at, e instanceof StreamConstraintsException ? TOO_MUCH : "this is not valid JSON");
  }
}
