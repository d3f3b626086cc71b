package dev.menagerie.standalone.commands.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.FailedException;
import dev.menagerie.standalone.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedPasswordTest {
  private final InputStream in = new ByteArrayInputStream("one\none\n".getBytes(UTF_8));

  @Test
  void whereItWouldBeShownNobodyIsLetTypeIt() throws Exception {
    assertThatThrownBy(() -> TypedPassword.read(console(new Keyboard()), () -> null))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("standard output");
    assertThat(in.available()).isEqualTo(8);
  }

  @Test
  void whereNobodyCanBeAskedItIsReadFromTwoLines() throws Exception {
    assertThat(TypedPassword.read(console(Terminal.NONE), () -> null)).isEqualTo("one");
  }

  private Console console(Terminal terminal) {
    var out = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    return new Console(Map.of(), Map.of(), in, out, out, terminal);
  }

  /** A person types, and what is printed goes elsewhere. */
  private static final class Keyboard implements Terminal {
    @Override
    public boolean answers() {
      return true;
    }

    @Override
    public boolean shows() {
      return true;
    }
  }
}
