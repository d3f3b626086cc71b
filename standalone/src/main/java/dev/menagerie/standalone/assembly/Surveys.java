package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.web.surveys.BadQuestionsException;
import dev.menagerie.web.surveys.QuestionFile;
import dev.menagerie.web.surveys.Questionnaire;
import dev.menagerie.web.surveys.SurveyOptions;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The surveys of the survey app, as the settings name their files. */
public final class Surveys {
  private static final String ENDING = ".survey";
  private static final String BUILT_IN = "cats";

  private Surveys() {}

  /**
   * Reads the surveys that are to be served.
   *
   * @throws BadSettingException if a file cannot be read or makes no sense; says which and why
   */
  public static SurveyOptions options(Configuration configuration) {
    var surveys = new ArrayList<Questionnaire>();
    String saidBy = configuration.saidBy(Settings.SURVEYS);
    for (Path path : configuration.find(Settings.SURVEYS).orElse(List.of(Path.of(BUILT_IN)))) {
      for (Path file : Files.isDirectory(path) ? filesIn(path, saidBy) : List.of(path)) {
        try {
          surveys.add(read(file));
        } catch (BadQuestionsException e) {
          throw new BadSettingException(saidBy + " makes no sense:\n" + e.getMessage(), e);
        } catch (IOException e) {
          throw new BadSettingException(saidBy + ": " + reason(e, file), e);
        }
      }
    }
    try {
      return SurveyOptions.defaults().withSurveys(surveys);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(saidBy + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a question file; {@code cats} where there is no such file is the built-in survey.
   *
   * @throws BadQuestionsException if it makes no sense
   */
  public static Questionnaire read(Path file) throws IOException {
    if (file.equals(Path.of(BUILT_IN)) && !Files.exists(file)) {
      return Questionnaire.cats();
    }
    String name = file.getFileName().toString();
    String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    return QuestionFile.read(id, Files.readString(file));
  }

  /** Why a file could not be read, as a sentence. */
  public static String reason(IOException e, Path file) {
    return e instanceof MalformedInputException
        ? file + " is no text in UTF-8"
        : file + " could not be read (" + e.getClass().getSimpleName() + "); is it there?";
  }

  private static List<Path> filesIn(Path folder, String saidBy) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
      if (found.isEmpty()) {
        throw new BadSettingException(
            saidBy + " names the folder " + folder + ", which has no *" + ENDING + " files");
      }
      return found;
    } catch (IOException e) {
      throw new BadSettingException(saidBy + ": " + reason(e, folder), e);
    }
  }
}
