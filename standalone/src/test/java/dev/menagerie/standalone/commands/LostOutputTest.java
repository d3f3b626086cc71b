package dev.menagerie.standalone.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.menagerie.standalone.console.FailedException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command prints is either written to its end, or the command has failed. */
class LostOutputTest {
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages get " + FOO,
        "messages list",
        "messages export -",
        "survey export",
        "procedures export",
        "config",
      })
  void aCommandFailsWhenItsOutputIsLost(String command) {
    program.input("foo".getBytes(UTF_8));
    assertThat(run("messages put")).isZero();
    assertThat(run(command)).isZero();

    program.outputIsFull();

    assertThat(run(command)).isEqualTo(1);
    assertThat(program.err())
        .isEqualTo(
            "menagerie: Not all of it could be written to standard output: that was closed, or its"
                + " disk is full\n");
  }

  @Test
  void nothingMoreIsReadForAnOutputThatIsLost() {
    OutputStream data = program.outputIsFull().console().data();

    assertThatExceptionOfType(FailedException.class).isThrownBy(() -> data.write(new byte[10]));
    assertThatExceptionOfType(FailedException.class).isThrownBy(() -> data.write(1));
  }

  private int run(String command) {
    return program.run((command + " --data " + folder).split(" "));
  }
}
