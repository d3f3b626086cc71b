package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.assembly.Assembly;
import dev.menagerie.standalone.assembly.Running;
import dev.menagerie.standalone.assembly.Running.Address;
import dev.menagerie.standalone.assembly.Selection;
import dev.menagerie.standalone.assembly.StopSignals;
import dev.menagerie.standalone.console.Console;
import dev.menagerie.standalone.console.SettingsCommand;
import dev.menagerie.standalone.console.ShellWord;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.standalone.tls.Tls;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code serve}: serves until it is told to stop. */
final class ServeCommand extends SettingsCommand {
  ServeCommand(Console console) {
    super(
        console,
        "serve",
        Settings.all(),
        "Serve the named apps (pets, survey, messages, procedures), or all that there are.");
    takesAny("APP", "What to serve; one alone lies at the root of its own ports.");
  }

  @Override
  public Integer call() {
    return serve(console(), configuration(), Selection.of(arguments()));
  }

  /** Serves until a signal ends it. */
  static int serve(Console console, Configuration configuration, Selection selection) {
    StopSignals signals = StopSignals.receive();
    Running running = Assembly.start(configuration, selection);
    running.addresses().forEach(console.out()::println);
    console.out().flush();
    running.tls().ifPresent(tls -> introduce(tls, running.addresses(), console.err()));
    signals.stop().join();
    running.stop(signals.hurry());
    return 0;
  }

  /** Tells how a client can trust a certificate that nobody else vouches for. */
  private static void introduce(Tls tls, List<Address> addresses, PrintStream err) {
    Path file = tls.certificateFile();
    err.println("Certificate " + file + ", SHA-256 " + tls.fingerprint());
    String word = ShellWord.of(file.toString());
    addresses.stream()
        .map(Address::url)
        .filter(url -> url.startsWith("https:"))
        .findFirst()
        .ifPresent(url -> err.println("Try: curl --cacert " + word + " " + url + "/version"));
  }
}
