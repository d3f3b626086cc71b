package dev.menagerie.standalone.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** The program in this process: what it is told, and what it says, with nobody at a terminal. */
public final class CommandLineRun {
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private byte[] in = {};
  private boolean full;

  public CommandLineRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public CommandLineRun property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  public CommandLineRun input(byte[] bytes) {
    in = bytes.clone();
    return this;
  }

  /** From now on nothing more can be written to standard output, as on a disk that is full. */
  public CommandLineRun outputIsFull() {
    full = true;
    return this;
  }

  /** Runs a command, and returns its exit status. */
  public int run(String... arguments) {
    out.reset();
    err.reset();
    return Menu.run(console(), arguments);
  }

  Console console() {
    return new Console(
        environment,
        properties,
        new ByteArrayInputStream(in),
        new PrintStream(full ? new FullDisk() : out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        Terminal.NONE);
  }

  /** What the last command wrote to standard output. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** The same, byte by byte. */
  public byte[] outBytes() {
    return out.toByteArray();
  }

  /** What the last command wrote to standard error. */
  public String err() {
    return err.toString(UTF_8);
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
