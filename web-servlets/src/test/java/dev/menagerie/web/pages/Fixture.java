package dev.menagerie.web.pages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site, and pages with all that they can show. */
final class Fixture {

  /** What an attacker would type: closes every context that a text can stand in. */
  static final String HOSTILE =
      "</textarea></title></script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
          + " style=\"color:red\" ${7*7777} <#include \"x\"> & &lt; \u0000 \uD83D\uDC33";

  static final Site SITE = new Site("1.2.3", "host-1", List.of(new Link("Messages", "messages")));

  private Fixture() {}

  static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }

  /** Renders a template that exists only here; it lies in {@code folder}. */
  static String render(Path folder, String template, Map<String, ?> model) throws Exception {
    Path file = folder.resolve("templates/example.ftlh");
    Files.createDirectories(file.getParent());
    Files.writeString(file, template);
    return text(Pages.live(folder, SITE).render("example", "/", model));
  }

  static AppCard app(String name, String text, boolean up) {
    return new AppCard(name, text, text, name + "/", Optional.of(text), text, up);
  }

  static Map<String, ?> home(String text) {
    return Map.of(
        "apps",
        List.of(
            app("pets", text, true),
            app("survey", text, false),
            app("messages", text, true),
            app("procedures", text, false),
            app("unheard-of", text, true)));
  }

  static Map<String, ?> messages(String text) {
    return Map.ofEntries(
        Map.entry("storeAction", "messages/store"),
        Map.entry("findAction", "messages/find"),
        Map.entry("message", text),
        Map.entry("messageError", text),
        Map.entry("digest", text),
        Map.entry("digestError", text),
        Map.entry("stored", text),
        Map.entry("storedPath", "messages/abc"),
        Map.entry("found", text),
        Map.entry("foundPath", "messages/abc"),
        Map.entry("curl", text));
  }
}
