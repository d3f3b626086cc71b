package dev.menagerie.web.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns JSON text into plain Java, or says where it is none. */
final class JsonReader {
  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static Map<String, Object> object(String text) {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new HttpProblem(400, "The body must be a JSON object.");
      }
      Map<String, Object> object = new JsonReader(parser).fields();
      if (parser.nextToken() != null) {
        throw new HttpProblem(400, "The body goes on after the end of its JSON object.");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (NumberFormatException e) {
      throw new HttpProblem(400, "The body has a number with too great an exponent.");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  private Map<String, Object> fields() throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value());
    }
    return fields;
  }

  private List<Object> elements() throws IOException {
    var elements = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return elements;
  }

  private Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields();
      case START_ARRAY -> elements();
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      default -> throw new AssertionError("No value begins with " + parser.currentToken());
    };
  }

  private Object integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? new BigDecimal(parser.getBigIntegerValue())
        : parser.getLongValue();
  }

  /** Tells the place but not the text: what was sent is repeated neither here nor in a log. */
  private static HttpProblem notJson(JsonProcessingException e) {
    var place = e.getLocation();
    return new HttpProblem(
        400,
        place == null
            ? "The body is not valid JSON."
            : "The body is not valid JSON: see line "
                + place.getLineNr()
                + ", column "
                + place.getColumnNr()
                + ".");
  }
}
