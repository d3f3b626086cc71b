package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.Stores;
import dev.menagerie.web.http.Json;
import dev.menagerie.web.http.Methods;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.RequestUrls;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What can be asked, for programs ({@code /openapi.json}, OpenAPI 3.1) and for people ({@code
 * /openapi}, with a place to try it). Map it to both.
 */
public final class OpenApiServlet extends GuardedServlet {
  private final Pages pages;
  private final String document = read();

  /** For code; see {@link ProceduresServlet}. */
  public OpenApiServlet(Stores stores, Gate gate, WebOptions options, Pages pages) {
    super(stores, gate, options, pages);
    this.pages = pages;
  }

  @Override
  CompletableFuture<Reply> answer(HttpServletRequest request, Identity who) {
    Methods.requireGet(request);
    String root = root(request);
    if (request.getServletPath().endsWith(".json")) {
      String text = document.replace("@BASE@", root);
      return now(Reply.json(200, text.getBytes(UTF_8)).with("Cache-Control", "private, no-cache"));
    }
    if (pages == null) {
      throw Paging.notFound();
    }
    Map<String, Object> model =
        Map.of(
            "document",
            request.getServletPath().substring(1) + ".json",
            "operations",
            operations(root, prefix(request).substring(1), who));
    byte[] page = pages.render("openapi", RequestUrls.path(request), model);
    return now(Reply.html(200, page).with("Cache-Control", "private, no-cache"));
  }

  /** The address below which all paths of the document lie. */
  private String root(HttpServletRequest request) {
    String prefix = prefix(request);
    return urls().base(request) + prefix.substring(0, prefix.length() - 1);
  }

  /** Where the app lies in the web application; begins and ends with a slash. */
  private static String prefix(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private List<Map<String, Object>> operations(String root, String prefix, Identity who) {
    var operations = new ArrayList<Map<String, Object>>();
    Map<String, Object> paths = map(Json.readObject(document.getBytes(UTF_8)).get("paths"));
    paths.forEach(
        (path, methods) ->
            map(methods)
                .forEach(
                    (method, operation) -> {
                      if (operation instanceof Map) {
                        operations.add(operation(root, prefix, path, method, map(operation), who));
                      }
                    }));
    return operations;
  }

  private static Map<String, Object> operation(
      String root,
      String prefix,
      String path,
      String method,
      Map<String, Object> operation,
      Identity who) {
    String body = body(operation);
    String example = path.replace("{code}", "039").replace("{id}", "ID");
    String verb = method.toUpperCase(Locale.ROOT);
    return Map.of(
        "method",
        verb,
        "path",
        path,
        "summary",
        (String) operation.get("summary"),
        "example",
        prefix + example.substring(1),
        "body",
        body,
        "curl",
        "curl -u "
            + who.name()
            + (verb.equals("GET") ? "" : " -X " + verb)
            + (body.isEmpty() ? "" : " -H 'Content-Type: application/json' -d '" + body + "'")
            + " '"
            + root
            + example
            + "'");
  }

  private static String body(Map<String, Object> operation) {
    Object media = map(map(operation.get("requestBody")).get("content")).get("application/json");
    Map<String, Object> example = map(map(media).get("example"));
    return example.isEmpty()
        ? ""
        : new String(
            Json.write(
                json -> {
                  json.writeStartObject();
                  for (var field : example.entrySet()) {
                    json.writeObjectField(field.getKey(), field.getValue());
                  }
                  json.writeEndObject();
                }),
            UTF_8);
  }

  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  private static Map<String, Object> map(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  private static String read() {
    try (InputStream in = OpenApiServlet.class.getResourceAsStream("openapi.json")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
