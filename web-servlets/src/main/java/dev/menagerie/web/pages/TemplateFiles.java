package dev.menagerie.web.pages;

import freemarker.cache.TemplateLoader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Gives FreeMarker its templates. A source is its text, so equal texts are the same template. */
final class TemplateFiles implements TemplateLoader {

  static final String ENDING = ".ftlh";

  private static final long UNKNOWN = -1;

  private final Resources resources;

  TemplateFiles(Resources resources) {
    this.resources = resources;
  }

  @Override
  public Object findTemplateSource(String name) {
    return resources
        .read("templates/" + name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse(null);
  }

  @Override
  public long getLastModified(Object source) {
    return UNKNOWN;
  }

  @Override
  public Reader getReader(Object source, String encoding) {
    return new StringReader((String) source);
  }

  @Override
  public void closeTemplateSource(Object source) {
    // A text in memory holds nothing open.
  }
}
