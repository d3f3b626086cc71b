package dev.menagerie.web;

import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.SharedSecrets;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.votes.VoteCounter;
import dev.menagerie.web.messages.MessagesServlet;
import dev.menagerie.web.ops.CommitMetrics;
import dev.menagerie.web.procedures.AuthServlet;
import dev.menagerie.web.procedures.FilesServlet;
import dev.menagerie.web.procedures.Gate;
import dev.menagerie.web.procedures.OpenApiServlet;
import dev.menagerie.web.procedures.ProceduresServlet;
import dev.menagerie.web.surveys.SurveysServlet;
import dev.menagerie.web.votes.VotesAdminServlet;
import dev.menagerie.web.votes.VotesServlet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The apps that can be mounted. Adding one takes a constant here, and a package with its servlets;
 * the jar serves it once its {@code Service} has a constant too, with the setting of its store.
 */
public enum App {
  /** Voting, visits, results. */
  PETS(
      "pets",
      "Pets",
      "Vote for cats, dogs or whales, and watch the results move. Nobody's vote is lost, and"
          + " nobody's counts twice.",
      "/pets",
      "") {
    @Override
    public Set<Class<?>> contracts() {
      return Set.of(VoteCounter.class, SharedSecrets.class);
    }

    @Override
    boolean hasPages() {
      return true;
    }

    @Override
    boolean hasAdmin() {
      return true;
    }

    @Override
    void mount(Room room) {
      var servlet =
          new VotesServlet(
              room.contract(VoteCounter.class),
              room.contract(SharedSecrets.class),
              room.pages(),
              room.poll(),
              room.health(),
              room.options());
      room.servlet("/*", servlet);
      room.measured(CommitMetrics.of("pets", servlet::writes));
      room.endless(servlet::endStreams);
    }

    @Override
    void mountAdmin(Room room) {
      var servlet =
          new VotesAdminServlet(
              room.contract(VoteCounter.class),
              room.contract(SharedSecrets.class),
              room.pages(),
              room.poll(),
              room.health(),
              room.options());
      room.servlet("/*", servlet);
      room.endless(servlet::endStreams);
    }
  },

  /** A form, a table, results. */
  SURVEY(
      "survey",
      "Survey",
      "Ask anything with a small file of questions. Every answer is stored once, in a plain table"
          + " that is yours, and the results move while they come in.",
      "/survey",
      "") {
    @Override
    public Set<Class<?>> contracts() {
      return Set.of(SurveyStore.class, SharedSecrets.class);
    }

    @Override
    boolean hasPages() {
      return true;
    }

    @Override
    void mount(Room room) {
      var servlet =
          new SurveysServlet(
              room.contract(SurveyStore.class),
              room.contract(SharedSecrets.class),
              room.pages(),
              room.surveys(),
              room.options());
      room.servlet("/*", servlet);
      room.measured(CommitMetrics.of("survey", servlet::writes));
      room.endless(servlet::endStreams);
    }
  },

  /** Texts, found by their digest. */
  MESSAGES(
      "messages",
      "Messages",
      "Post a text, get its SHA-256; ask with the SHA-256, get the text. Nothing is ever lost,"
          + " and nothing is ever stored twice.",
      "",
      "messages") {
    @Override
    public Set<Class<?>> contracts() {
      return Set.of(MessageStore.class);
    }

    @Override
    void mount(Room room) {
      var servlet =
          new MessagesServlet(room.contract(MessageStore.class), room.options(), room.pages());
      room.servlet("/messages/*", servlet);
      room.measured(CommitMetrics.of("messages", servlet::writes));
    }

    @Override
    Optional<String> example(String url) {
      return Optional.of(MessagesServlet.example(url));
    }
  },

  /** Codes and what they stand for. */
  PROCEDURES(
      "procedures",
      "Procedures",
      "A catalogue of medical procedure codes behind an API with accounts, paging, search and"
          + " history. Two people editing one code never overwrite each other unseen.",
      "",
      "api/v1.0/pxcodes/") {
    @Override
    public Set<Class<?>> contracts() {
      return Set.of(ProcedureCatalog.class, Accounts.class);
    }

    @Override
    void mount(Room room) {
      var gate = new Gate(room.stores());
      var servlet = new ProceduresServlet(room.stores(), gate, room.options(), room.pages());
      room.servlet("/api/v1.0/pxcodes/*", servlet);
      room.servlet("/auth/*", new AuthServlet(room.stores(), gate, room.options()));
      room.servlet("/api/v1.0/export", new FilesServlet(room.stores(), gate, room.options()));
      room.servlet("/api/v1.0/import", new FilesServlet(room.stores(), gate, room.options()));
      for (String path : List.of("/openapi.json", "/openapi")) {
        room.servlet(path, new OpenApiServlet(room.stores(), gate, room.options(), room.pages()));
      }
      room.measured(CommitMetrics.of("procedures", servlet::writes));
    }

    @Override
    Optional<String> example(String url) {
      return Optional.of("curl -u admin:admin " + url);
    }
  };

  private final String id;
  private final String title;
  private final String summary;
  private final String defaultPrefix;
  private final String entry;

  App(String id, String title, String summary, String defaultPrefix, String entry) {
    this.id = id;
    this.title = title;
    this.summary = summary;
    this.defaultPrefix = defaultPrefix;
    this.entry = entry;
  }

  /** The contracts that a store must hold to serve it. */
  public abstract Set<Class<?>> contracts();

  /** Registers the app's servlets. */
  abstract void mount(Room room);

  /** Whether it has something for its administrators. */
  boolean hasAdmin() {
    return false;
  }

  /** Registers the servlets that are for the app's administrators, where it has some. */
  void mountAdmin(Room room) {}

  /** A command to try the app, for one that is an API. */
  Optional<String> example(String url) {
    return Optional.empty();
  }

  /** Whether it is pages first of all, and so needs the files that pages load, and a root. */
  boolean hasPages() {
    return false;
  }

  /** Finds an app by its short name. */
  public static Optional<App> byId(String id) {
    return Arrays.stream(values()).filter(app -> app.id.equals(id)).findFirst();
  }

  /** The short name, as on the command line: {@code messages}. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** What it does, in a sentence or two. */
  public String summary() {
    return summary;
  }

  /** The path below which it is mounted unless told otherwise; empty for the root. */
  public String defaultPrefix() {
    return defaultPrefix;
  }

  /** Where a visitor enters, relative to the web application's root, for an app below a prefix. */
  String entry(String prefix) {
    return prefix.isEmpty() ? entry : prefix.substring(1) + "/" + entry;
  }
}
