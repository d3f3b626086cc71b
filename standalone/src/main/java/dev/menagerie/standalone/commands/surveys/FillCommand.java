package dev.menagerie.standalone.commands.surveys;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Saved;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.web.surveys.Believable;
import dev.menagerie.web.surveys.Questionnaire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** {@code survey fill}: makes believable answers, for a demo. */
final class FillCommand extends SurveyCommand {
  private static final int BATCH = 1000;
  private static final int MOST = 100_000_000;
  private static final int BETWEEN_ANSWERS_MILLIS = 700;

  FillCommand(Console console) {
    super(
        console,
        "fill",
        "Make believable answers, for a demo: no more than the survey's limit, and none once it is"
            + " closed.");
    takes("N", "How many.");
  }

  @Override
  protected boolean mayBegin() {
    return true;
  }

  @Override
  int run(Questionnaire survey, SurveyStore store) {
    int number = number(arguments().get(0));
    Instant now = Instant.now();
    if (survey.isClosed(now)) {
      throw new FailedException(
          "The survey " + survey.id() + " is closed; it takes no more answers");
    }
    Believable believable = believable(survey);
    Instant first = now.minusMillis((long) number * BETWEEN_ANSWERS_MILLIS);
    try (var progress = console().progress("Filling", "answers")) {
      for (int done = 0; done < number; done += BATCH) {
        List<Response> batch = new ArrayList<>();
        for (int i = done; i < Math.min(number, done + BATCH); i++) {
          Instant at = first.plusMillis((long) i * BETWEEN_ANSWERS_MILLIS);
          String id = UUID.randomUUID().toString();
          batch.add(new Response(survey.id(), id, at, believable.answers()));
        }
        int stored = save(survey, store, batch);
        progress.reached(done + stored, (double) (done + stored) / number);
        if (stored < batch.size()) {
          throw new FailedException(
              "%d answers to %s are stored; its limit lets it take no more"
                  .formatted(done + stored, survey.id()));
        }
      }
    }
    console().out().println(number + " answers to " + survey.id() + " are stored.");
    return 0;
  }

  private static Believable believable(Questionnaire survey) {
    try {
      return new Believable(survey);
    } catch (IllegalArgumentException e) {
      throw new FailedException(e.getMessage(), e);
    }
  }

  /** Saves what there is room for, and returns how many that were. */
  private static int save(Questionnaire survey, SurveyStore store, List<Response> batch) {
    OptionalLong limit = survey.rules().limit();
    List<Saved> saved =
        limit.isPresent() ? store.saveUpTo(limit.getAsLong(), batch) : store.saveAll(batch);
    return (int) saved.stream().filter(each -> each != Saved.FULL).count();
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static BadSettingException refused(String text) {
    return new BadSettingException(
        "N is '" + text + "', but must be a whole number from 1 to " + MOST);
  }
}
