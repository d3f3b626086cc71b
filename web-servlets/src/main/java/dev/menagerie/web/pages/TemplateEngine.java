package dev.menagerie.web.pages;

import freemarker.cache.NullCacheStorage;
import freemarker.cache.StrongCacheStorage;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * FreeMarker, set up lazily (it costs a good part of a fresh process's first second) and narrowly:
 * everything is escaped, templates can neither load classes nor call methods of their model, and
 * nothing depends on the machine's locale, time zone or encoding.
 */
final class TemplateEngine {

  static final Version VERSION = Configuration.VERSION_2_3_34;

  private final Resources resources;
  private final Assets assets;
  private volatile Configuration configuration;

  TemplateEngine(Resources resources, Assets assets) {
    this.resources = resources;
    this.assets = assets;
  }

  Template template(String name) throws IOException {
    try {
      return configuration().getTemplate(name + TemplateFiles.ENDING);
    } catch (TemplateNotFoundException e) {
      throw new IllegalArgumentException("there is no template '" + name + "'", e);
    }
  }

  private Configuration configuration() {
    if (configuration == null) {
      synchronized (this) {
        if (configuration == null) {
          configuration = configure();
        }
      }
    }
    return configuration;
  }

  private Configuration configure() {
    var made = new Configuration(VERSION);
    made.setObjectWrapper(new ModelWrapper());
    made.setTemplateLoader(new TemplateFiles(resources));
    made.setLocalizedLookup(false);
    made.setDefaultEncoding(StandardCharsets.UTF_8.name());
    made.setURLEscapingCharset(StandardCharsets.UTF_8.name());
    made.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    made.setLogTemplateExceptions(false);
    made.setWrapUncheckedExceptions(true);
    made.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    made.setLocale(Locale.ENGLISH);
    made.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    made.setNumberFormat("c");
    made.setBooleanFormat("c");
    if (resources.mayChange()) {
      made.setCacheStorage(NullCacheStorage.INSTANCE);
    } else {
      made.setCacheStorage(new StrongCacheStorage());
      made.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    }
    made.setSharedVariable("asset", (TemplateMethodModelEx) names -> assets.url(only(names)));
    made.setSharedVariable("drawing", (TemplateMethodModelEx) names -> drawing(only(names)));
    return made;
  }

  /** A picture of ours, put into the page itself so that the style sheet reaches its parts. */
  private Svg drawing(String name) {
    return new Svg(new String(assets.required(name).bytes(), StandardCharsets.UTF_8));
  }

  private static String only(List<?> arguments) {
    return arguments.get(0).toString();
  }
}
