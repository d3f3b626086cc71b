package dev.menagerie.web.surveys;

import dev.menagerie.surveys.Response;
import dev.menagerie.web.surveys.BadQuestionsException.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads question files. A file is lines of {@code key: value}; first about the survey, then, each
 * below its {@code [id]}, about the questions. Options are lines that begin with a dash, remarks
 * begin with a hash, empty lines mean nothing, nor does a byte order mark. Whatever is wrong is
 * told with its line, all at once.
 */
public final class QuestionFile {
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]*)]");
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z-]+)\\s*:(?:\\s+(.*))?");
  private static final String KINDS = "text, long text, one of, several of, number, scale or date";
  private static final int LONGEST_LINE_OF_TEXT = 1000;
  private static final int MOST_QUESTIONS = 200;

  /** What addresses of lists mean by these, and so no question can be called. */
  private static final Set<String> TAKEN = Set.of("after", "limit", "order");

  /** Where the app's own files are, beside surveys of which there are several. */
  private static final String ASSETS = "assets";

  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  private QuestionFile(String name) {
    this.name = name;
    sections.add(new Section(1, "", problems));
  }

  /**
   * Reads a file.
   *
   * @param name the file's name without its ending, which is the survey's id unless it says another
   * @throws BadQuestionsException if anything in it makes no sense
   */
  public static Questionnaire read(String name, String text) {
    return new QuestionFile(name).read(text);
  }

  private Questionnaire read(String text) {
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      readLine(i + 1, lines.get(i).strip());
    }
    Optional<Questionnaire> questionnaire = questionnaire();
    if (!problems.isEmpty() || questionnaire.isEmpty()) {
      problems.sort(Comparator.comparingInt(Problem::line));
      throw new BadQuestionsException(name, problems);
    }
    return questionnaire.get();
  }

  private void readLine(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Section current = sections.get(sections.size() - 1);
    Matcher section = SECTION.matcher(line);
    Matcher entry = ENTRY.matcher(line);
    if (section.matches()) {
      sections.add(new Section(number, section.group(1).strip(), problems));
    } else if (line.startsWith("- ") || line.equals("-")) {
      current.addOption(number, line.substring(1).strip());
    } else if (entry.matches()) {
      current.add(number, entry.group(1), entry.group(2) == null ? "" : entry.group(2));
    } else {
      problems.add(
          new Problem(
              number, "A line must be 'key: value', '[question]', '- option' or '# remark'."));
    }
  }

  private Optional<Questionnaire> questionnaire() {
    Section head = sections.get(0);
    String id = head.text("survey", name);
    if (id.equals(ASSETS)) {
      head.note(
          "survey",
          "A survey cannot be called 'assets', where the app's own files are; name it otherwise.");
    }
    Optional<String> title = head.required("title");
    String intro = head.text("intro", "");
    String button = head.text("button", "Send");
    String thanks = head.text("thanks", "Thank you!");
    Questionnaire.Rules rules = rules(head);
    head.refuseTheRest();
    List<Item> items = items();
    if (!problems.isEmpty() || title.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Questionnaire(id, title.get(), intro, button, thanks, rules, items));
    } catch (IllegalArgumentException e) {
      head.note(sentence(e));
      return Optional.empty();
    }
  }

  private static Questionnaire.Rules rules(Section head) {
    Audience results =
        head.value("results", "everybody, answered or admin", QuestionFile::audience)
            .orElse(Audience.EVERYBODY);
    Optional<Instant> closes =
        head.value(
            "closes",
            "a moment such as 2026-12-31T18:00+01:00",
            text -> OffsetDateTime.parse(text).toInstant());
    Optional<Long> limit =
        head.value("limit", "a whole number from 1 to 1000000000", text -> whole(text, 1, 1e9));
    return new Questionnaire.Rules(
        results,
        head.yes("once"),
        closes,
        limit.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private List<Item> items() {
    var items = new ArrayList<Item>();
    var ids = new HashSet<String>();
    for (Section section : sections.subList(1, sections.size())) {
      if (!ids.add(section.name())) {
        section.note("There is a question [" + section.name() + "] already.");
      }
      item(section).ifPresent(items::add);
    }
    if (sections.size() == 1) {
      sections.get(0).note("There is no question; one begins with a line such as [name].");
    } else if (items.size() > MOST_QUESTIONS) {
      sections.get(0).note("There must not be more than " + MOST_QUESTIONS + " questions.");
    }
    return items;
  }

  private Optional<Item> item(Section section) {
    Optional<String> ask = section.required("ask");
    boolean required = section.yes("required");
    String help = section.text("help", "");
    int before = problems.size();
    try {
      Optional<AnswerKind> kind = kind(section);
      if (TAKEN.contains(section.name())) {
        section.note("A question cannot be called '" + section.name() + "'; name it otherwise.");
      }
      if (ask.isPresent() && kind.isPresent() && problems.size() == before) {
        return Optional.of(new Item(section.name(), ask.get(), kind.get(), required, help));
      }
    } catch (IllegalArgumentException e) {
      section.note(sentence(e));
    }
    return Optional.empty();
  }

  /** The kind that is named; what it does not know is refused. */
  private static Optional<AnswerKind> kind(Section section) {
    Optional<String> named = section.required("kind");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    AnswerKind kind;
    switch (named.get()) {
      case "text" -> kind = text(section, false);
      case "long text" -> kind = text(section, true);
      case "one of" -> kind = choices(section, false);
      case "several of" -> kind = choices(section, true);
      case "number" -> kind = number(section);
      case "scale" -> kind = scale(section);
      case "date" -> kind = day(section);
      default -> {
        section.value("kind", KINDS, QuestionFile::unknown);
        return Optional.empty();
      }
    }
    section.refuseTheRest();
    return Optional.of(kind);
  }

  private static FreeText text(Section section, boolean lines) {
    int longest = lines ? Response.MAX_ANSWER : LONGEST_LINE_OF_TEXT;
    return new FreeText(
        lines,
        number(section, "min", 1, Response.MAX_ANSWER).orElse(1),
        number(section, "max", 1, Response.MAX_ANSWER).orElse(longest),
        section.value("pattern", "a regular expression", Pattern::compile),
        Optional.of(section.text("pattern-help", "")).filter(help -> !help.isEmpty()),
        section.text("placeholder", ""));
  }

  private static Choices choices(Section section, boolean several) {
    List<String> options = section.options();
    boolean other = section.yes("other");
    int most = options.size() + (other ? 1 : 0);
    return several
        ? new Choices(
            options,
            other,
            true,
            number(section, "min", 1, most).orElse(1),
            number(section, "max", 1, most).orElse(Math.max(1, most)))
        : new Choices(options, other, false, 1, 1);
  }

  private static DecimalNumber number(Section section) {
    return new DecimalNumber(
        section.value("min", "a number", BigDecimal::new),
        section.value("max", "a number", BigDecimal::new),
        section.text("placeholder", ""));
  }

  private static Scale scale(Section section) {
    return new Scale(
        number(section, "min", -100, 100).orElse(1),
        number(section, "max", -100, 100).orElse(5),
        section.text("low", ""),
        section.text("high", ""));
  }

  private static Day day(Section section) {
    return new Day(
        section.value("min", "a day such as 2026-12-01", LocalDate::parse),
        section.value("max", "a day such as 2026-12-01", LocalDate::parse));
  }

  private static Optional<Integer> number(Section section, String key, int min, int max) {
    return section
        .value(key, "a whole number from " + min + " to " + max, text -> whole(text, min, max))
        .map(Math::toIntExact);
  }

  private static long whole(String text, long min, double max) {
    long number = Long.parseLong(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Audience audience(String text) {
    for (Audience audience : Audience.values()) {
      if (audience.toString().equals(text)) {
        return audience;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static AnswerKind unknown(String text) {
    throw new IllegalArgumentException(text);
  }

  private static String sentence(IllegalArgumentException e) {
    String message = e.getMessage();
    return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
  }
}
