package dev.menagerie.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code menagerie survey …} on an embedded database of its own. */
class SurveyCommandsTest {
  private static final String QUESTIONS = "title: T\n[a]\nask: A?\nkind: number\n";

  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();

  @Test
  void everyMistakeInAFileIsNamedWithItsLine() throws IOException {
    Path file = file("title: T\n[a]\nask: A?\nkind: txt\n[b]\nkind: text\n");

    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(program.err()).contains(file + ":4: 'kind' must be", file + ":5: 'ask' is missing.");
  }

  @Test
  void aFileThatFitsIsComparedWithItsTable() throws IOException {
    Path file = file(QUESTIONS);

    assertThat(run("check", file.toString())).isZero();
    assertThat(program.out()).contains("questions: 1, fine.", "There is no database yet");

    assertThat(run("fill", "3", "--surveys", file.toString())).isZero();
    assertThat(run("check", file.toString())).isZero();
    assertThat(program.out()).contains("nothing is to be done");

    Files.writeString(file, QUESTIONS + "[b]\nask: B?\nkind: text\n");
    assertThat(run("check", file.toString())).isZero();
    assertThat(program.out()).contains("  add column b");
  }

  @Test
  void aDataFolderThatCannotBeUsedIsNoNewBeginning() throws IOException {
    Path file = file(QUESTIONS);
    Files.writeString(folder.resolve("data"), "a file");

    assertThat(run("check", file.toString())).isEqualTo(2);
    assertThat(program.out()).doesNotContain("no database");
    assertThat(program.err()).contains("--data is '" + folder.resolve("data") + "', but must be");
  }

  @Test
  void whatWouldLoseDataIsRefused() throws IOException {
    Path file = file(QUESTIONS);
    run("fill", "1", "--surveys", file.toString());
    Files.writeString(file, QUESTIONS.replace("number", "text"));

    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(program.err()).contains("column a").contains("cannot hold");
  }

  @Test
  void whatIsFilledInIsExported() throws IOException {
    Path file = file(QUESTIONS);
    run("fill", "1500", "--surveys", file.toString());

    assertThat(run("export", "--surveys", file.toString())).isZero();
    assertThat(program.out().lines().filter(line -> line.matches("[0-9]*,[^,]+,[^,]+Z")))
        .hasSize(1500);
  }

  @Test
  void noMoreIsFilledInThanTheLimitLets() throws IOException {
    Path file = file("limit: 1200\n" + QUESTIONS);

    assertThat(run("fill", "1000", "--surveys", file.toString())).isZero();
    assertThat(run("fill", "300", "--surveys", file.toString())).isEqualTo(1);
    assertThat(program.err()).contains("200 answers to asked are stored; its limit lets it");
    run("export", "--surveys", file.toString());
    assertThat(program.out().lines()).hasSize(1201);
  }

  @Test
  void nothingIsFilledInOnceTheSurveyIsClosed() throws IOException {
    Path file = file("closes: 2020-01-01T00:00Z\n" + QUESTIONS);

    assertThat(run("fill", "1", "--surveys", file.toString())).isEqualTo(1);
    assertThat(program.err()).contains("The survey asked is closed");
    run("export", "--surveys", file.toString());
    assertThat(program.out().lines()).hasSize(1);
  }

  @Test
  void nothingIsFilledInWhereTheFormWouldRefuseIt() throws IOException {
    Path file = file(QUESTIONS + "[b]\nask: B?\nkind: text\nrequired: yes\npattern: [0-9]{4}\n");

    assertThat(run("fill", "5", "--surveys", file.toString())).isEqualTo(1);
    assertThat(program.err()).contains("b must be answered");
    run("export", "--surveys", file.toString());
    assertThat(program.out().lines()).hasSize(1);
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    Path file = file(QUESTIONS);

    assertThat(run("fill", "none")).isEqualTo(2);
    assertThat(run("export", "--format", "xls")).isNotZero();
    assertThat(run("check", "nowhere.survey")).isEqualTo(1);
    assertThat(run("fill", "1", "--surveys", file + ",cats")).isEqualTo(2);
    assertThat(program.err()).contains("--survey");
    assertThat(run("fill", "1", "--surveys", file + ",cats", "--survey", "dogs")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cats", "feedback", "pets"})
  void theSamplesAreRight(String name) {
    String file = "../samples/survey/surveys/" + name + ".survey";

    assertThat(run("check", file)).isZero();
    assertThat(run("fill", "20", "--surveys", file)).isZero();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("asked.survey"), text);
  }

  private int run(String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "survey";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data";
    all[arguments.length + 2] = folder.resolve("data").toString();
    return program.run(all);
  }
}
