package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.server.Port;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Setting;
import dev.menagerie.standalone.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Which ports to open: the rules by which the settings of ports act together. */
final class Ports {
  private static final int USUAL = 5_000;

  private final Configuration configuration;
  private final Optional<Integer> plain;
  private final Optional<Integer> tls;

  /** The ports for what is to be served. */
  Ports(Configuration configuration, Selection selection) {
    this.configuration = configuration;
    Optional<Integer> askedPlain = configuration.find(Settings.PORT);
    Optional<Integer> askedTls = configuration.find(Settings.TLS_PORT);
    boolean nothingAsked = askedPlain.isEmpty() && askedTls.isEmpty();
    // The messages service has always been one with HTTPS.
    boolean tlsByDefault = selection.alone(Service.MESSAGES);
    plain = nothingAsked && !tlsByDefault ? Optional.of(USUAL) : askedPlain;
    tls = nothingAsked && tlsByDefault ? Optional.of(USUAL) : askedTls;
  }

  /** Whether one of the main ports speaks TLS. */
  boolean wantTls() {
    return tls.isPresent();
  }

  /**
   * The main ports.
   *
   * @param context what TLS needs; present if it is wanted
   */
  List<Port> main(Optional<SSLContext> context) {
    var ports = new ArrayList<Port>();
    plain.ifPresent(number -> ports.add(port(Settings.PORT, number, Optional.empty())));
    tls.ifPresent(number -> ports.add(port(Settings.TLS_PORT, number, context)));
    return ports;
  }

  /** The port for operators. */
  Port admin() {
    return port(Settings.ADMIN_PORT, configuration.get(Settings.ADMIN_PORT), Optional.empty());
  }

  private Port port(Setting<Integer> setting, int number, Optional<SSLContext> context) {
    return new Port(host(), number, context, configuration.saidBy(setting));
  }

  private String host() {
    String host = configuration.get(Settings.HOST);
    try {
      InetAddress.getByName(host);
      return host;
    } catch (UnknownHostException e) {
      throw new BadSettingException(
          configuration.saidBy(Settings.HOST)
              + " is '"
              + host
              + "', but must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all",
          e);
    }
  }
}
