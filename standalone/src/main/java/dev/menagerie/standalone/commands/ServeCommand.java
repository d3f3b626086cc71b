package dev.menagerie.standalone.commands;

import dev.menagerie.standalone.assembly.Assembly;
import dev.menagerie.standalone.assembly.Running;
import dev.menagerie.standalone.assembly.Running.Address;
import dev.menagerie.standalone.assembly.Selection;
import dev.menagerie.standalone.assembly.StopSignals;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.tls.Tls;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code serve}: serves until it is told to stop. */
final class ServeCommand extends SettingsCommand {
  ServeCommand(Console console) {
    super(
        console,
        "serve",
        "Serve the named apps (pets, survey, messages, procedures), or all that there are.");
    spec()
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("APP")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("What to serve; one alone lies at the root of its own ports.")
                .build());
  }

  @Override
  public Integer call() {
    List<String> names = spec().commandLine().getParseResult().matchedPositionalValue(0, List.of());
    return serve(console(), configuration(), Selection.of(names));
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
    addresses.stream()
        .map(Address::url)
        .filter(url -> url.startsWith("https:"))
        .findFirst()
        .ifPresent(url -> err.println("Try: curl --cacert " + file + " " + url + "/version"));
  }
}
