package dev.menagerie.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @Test
  void whatIsPlainStaysAsItIs() {
    assertThat(ShellWord.of("data/certs/localhost.crt")).isEqualTo("data/certs/localhost.crt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "da ta/?x", "it's", "''", "$HOME `id` \\ \" *", "a\nb", "~/x"})
  void aShellTakesItForOneWord(String text) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(text)).start();

    assertThat(shell.getInputStream()).hasContent(text);
  }
}
