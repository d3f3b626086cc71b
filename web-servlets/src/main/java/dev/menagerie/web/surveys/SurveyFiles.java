package dev.menagerie.web.surveys;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds question files where somebody says that they are. */
public final class SurveyFiles {
  /** What stands for the built-in survey, where there is no such file. */
  public static final Path BUILT_IN = Path.of("cats");

  private static final String ENDING = ".survey";

  private SurveyFiles() {}

  /**
   * Reads the surveys in some files, and in the {@code *.survey} files of folders.
   *
   * @param saidBy who names them, as in {@code --surveys}
   * @throws IllegalArgumentException if a file cannot be read or makes no sense; says which and why
   */
  public static List<Questionnaire> read(List<Path> paths, String saidBy) {
    var surveys = new ArrayList<Questionnaire>();
    for (Path path : paths) {
      for (Path file : Files.isDirectory(path) ? filesIn(path, saidBy) : List.of(path)) {
        try {
          surveys.add(read(file));
        } catch (BadQuestionsException e) {
          throw new IllegalArgumentException(saidBy + " makes no sense:\n" + e.getMessage(), e);
        } catch (IOException e) {
          throw new IllegalArgumentException(saidBy + ": " + reason(e, file), e);
        }
      }
    }
    return surveys;
  }

  /**
   * Reads a question file; {@link #BUILT_IN} where there is no such file is the built-in survey.
   *
   * @throws BadQuestionsException if it makes no sense
   */
  public static Questionnaire read(Path file) throws IOException {
    if (file.equals(BUILT_IN) && !Files.exists(file)) {
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
        throw new IllegalArgumentException(
            saidBy + " names the folder " + folder + ", which has no *" + ENDING + " files");
      }
      return found;
    } catch (IOException e) {
      throw new IllegalArgumentException(saidBy + ": " + reason(e, folder), e);
    }
  }
}
