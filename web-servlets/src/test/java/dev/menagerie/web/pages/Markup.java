package dev.menagerie.web.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The tags of a page, read as a browser would: what stands inside quotes is no tag. */
record Markup(String text, List<Tag> tags) {

  record Tag(String name, Map<String, String> attributes, int end) {}

  private static final Pattern TAG =
      Pattern.compile("<([a-zA-Z][a-zA-Z0-9:-]*)((?:\"[^\"]*\"|[^\">])*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=/\"]+)(?:\\s*=\\s*\"([^\"]*)\")?");

  static Markup of(String text) {
    var tags = new ArrayList<Tag>();
    var tag = TAG.matcher(text);
    while (tag.find()) {
      var attributes = new LinkedHashMap<String, String>();
      var attribute = ATTRIBUTE.matcher(tag.group(2));
      while (attribute.find()) {
        String value = attribute.group(2);
        attributes.put(attribute.group(1), value == null ? "" : unescape(value));
      }
      tags.add(new Tag(tag.group(1), attributes, tag.end()));
    }
    return new Markup(text, tags);
  }

  List<Tag> named(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).toList();
  }

  /** Every value of an attribute, in the order of the page. */
  List<String> values(String attribute) {
    return tags.stream()
        .map(Tag::attributes)
        .filter(a -> a.containsKey(attribute))
        .map(a -> a.get(attribute))
        .toList();
  }

  /** The tag that carries this id; fails when there is not exactly one. */
  Tag withId(String id) {
    var found = tags.stream().filter(t -> id.equals(t.attributes().get("id"))).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " elements have the id '" + id + "'");
    }
    return found.get(0);
  }

  static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
