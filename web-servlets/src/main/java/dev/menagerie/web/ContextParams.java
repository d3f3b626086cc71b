package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.ShortTime;
import dev.menagerie.web.http.Signer;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.procedures.RateLimit;
import dev.menagerie.web.surveys.SurveyOptions;
import dev.menagerie.web.votes.Choice;
import dev.menagerie.web.votes.PollOptions;
import dev.menagerie.web.votes.ResultsAccess;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what a web application says to Menagerie in its context-params, and refuses the rest. They
 * are called, and mean, what the properties of the runnable jar do.
 */
final class ContextParams {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final int SHORTEST_KEY = 16;

  private final ParamTexts texts;

  private ContextParams(ParamTexts texts) {
    this.texts = texts;
  }

  /**
   * Looks at a web application's params.
   *
   * @throws IllegalArgumentException if it says something to us that we do not know
   */
  static ContextParams of(ServletContext context) {
    Set<String> known = names();
    for (String name : Collections.list(context.getInitParameterNames())) {
      if (name.startsWith(ParamTexts.PREFIX) && !known.contains(name)) {
        throw new IllegalArgumentException(
            "There is no context-param '" + name + "'; there are " + known);
      }
    }
    return new ContextParams(new ParamTexts(context));
  }

  String store() {
    return texts
        .secret("store")
        .map(ContextParams::firstLine)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Set the context-param 'menagerie.store' to the URL of a store, such as"
                        + " jdbc:postgresql://localhost/menagerie"));
  }

  StoreOptions storeOptions() {
    String allowed = "a time such as 500ms, 2s, 1m or 1h, and not 0";
    StoreOptions options = StoreOptions.defaults();
    return texts
        .read(
            "store-timeout",
            allowed,
            text ->
                options.withTimeout(
                    ShortTime.parse(text).orElseThrow(IllegalArgumentException::new)))
        .orElse(options);
  }

  /** The apps that are named; if none are, all whose data a store can hold. */
  List<App> apps(Stores stores) {
    Optional<String> ids = texts.find("apps");
    if (ids.isEmpty()) {
      return Arrays.stream(App.values())
          .filter(app -> stores.contracts().containsAll(app.contracts()))
          .toList();
    }
    var apps = new ArrayList<App>();
    for (String id : ids.get().split(",", -1)) {
      apps.add(
          App.byId(id.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "menagerie.apps must name some of "
                              + ids()
                              + ", but names '"
                              + id
                              + "'")));
    }
    return apps;
  }

  String prefix(App app) {
    return texts.find(app.id() + ".path").orElse(app.defaultPrefix());
  }

  boolean home() {
    return flag("home");
  }

  WebOptions options() {
    WebOptions usual = WebOptions.defaults().withTrustProxy(flag("trust-proxy"));
    WebOptions options =
        texts
            .read(
                "max-body",
                "a whole number from 1 to " + (1 << 30),
                text -> usual.withMaxBody(Long.parseLong(text)))
            .orElse(usual);
    Optional<AdminPassword> password =
        texts.readSecret("admin-password", "some text", text -> AdminPassword.of(firstLine(text)));
    Optional<Signer> signer =
        texts.readSecret(
            "session-secret",
            "at least " + SHORTEST_KEY + " characters that nobody can guess",
            ContextParams::signer);
    WebOptions guarded = password.map(options::withAdminPassword).orElse(options);
    return signer.map(guarded::withSigner).orElse(guarded);
  }

  Optional<RateLimit> rateLimit() {
    String allowed = "on (5/15s), off, or calls in a time such as 100/1m";
    return texts.read("rate-limit", allowed, RateLimit::parse).flatMap(limit -> limit);
  }

  PollOptions poll() {
    PollOptions usual = PollOptions.defaults();
    List<Choice> choices = usual.choices().stream().map(this::labelled).toList();
    Optional<Instant> closes =
        texts.read(
            "closes",
            "a moment such as 2026-12-01T12:00Z",
            text -> OffsetDateTime.parse(text).toInstant());
    Optional<Path> images = texts.read("pets-images", "a folder", ContextParams::folder);
    try {
      return usual
          .withChoices(choices)
          .withResults(results().orElse(usual.results()), closes)
          .withImages(images);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The poll makes no sense: " + e.getMessage(), e);
    }
  }

  SurveyOptions surveys() {
    return texts
        .read(
            "surveys",
            "paths with commas between them",
            text -> COMMA.splitAsStream(text).map(String::strip).map(ContextParams::path).toList())
        .map(paths -> SurveyOptions.in(paths, ParamTexts.PREFIX + "surveys"))
        .orElseGet(SurveyOptions::defaults);
  }

  private Choice labelled(Choice usual) {
    return texts
        .read(
            "option-" + usual.option(),
            "a text of 1 to 60 characters",
            text -> new Choice(usual.option(), text))
        .orElse(usual);
  }

  private Optional<ResultsAccess> results() {
    return texts.read(
        "results",
        "one of always, voted, closed, admin",
        text -> ResultsAccess.byName(text).orElseThrow(IllegalArgumentException::new));
  }

  private boolean flag(String name) {
    return texts
        .read(
            name,
            "true or false",
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException();
                })
        .orElse(false);
  }

  /** What is in a file may have more of them. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Signer signer(String key) {
    if (key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException();
    }
    return Signer.with(key.getBytes(UTF_8), Clock.systemUTC());
  }

  private static Path folder(String text) {
    Path folder = path(text);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException();
    }
    return folder;
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException();
    }
    return Path.of(text);
  }

  private static Set<String> names() {
    var names = new TreeSet<String>();
    for (String name :
        List.of(
            "store",
            "store-timeout",
            "apps",
            "home",
            "max-body",
            "trust-proxy",
            "admin-password",
            "session-secret",
            "rate-limit",
            "option-a",
            "option-b",
            "option-c",
            "results",
            "closes",
            "pets-images",
            "surveys")) {
      names.add(ParamTexts.PREFIX + name);
    }
    for (String secret : List.of("store", "admin-password", "session-secret")) {
      names.add(ParamTexts.PREFIX + secret + ParamTexts.FILE);
    }
    for (String id : ids()) {
      names.add(ParamTexts.PREFIX + id + ".path");
    }
    return names;
  }

  private static List<String> ids() {
    return List.of(App.values()).stream().map(App::id).toList();
  }
}
