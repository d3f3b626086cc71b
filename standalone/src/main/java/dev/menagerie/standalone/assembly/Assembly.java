package dev.menagerie.standalone.assembly;

import dev.menagerie.standalone.assembly.Running.Address;
import dev.menagerie.standalone.files.DataFolder;
import dev.menagerie.standalone.logging.Logs;
import dev.menagerie.standalone.server.AccessLogHandler;
import dev.menagerie.standalone.server.HttpServer;
import dev.menagerie.standalone.server.PortInUseException;
import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.standalone.tls.CertificateFiles;
import dev.menagerie.standalone.tls.Tls;
import dev.menagerie.web.ops.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * The whole program in one place: logs, stores, TLS, the web applications and their ports. Nothing
 * here waits for a store: the ports are open at once, and what needs a store says so until it
 * answers.
 */
public final class Assembly {
  private static final int ADMIN_THREADS = 4;

  private final Configuration configuration;
  private final Selection selection;
  private final Closing closing = new Closing();

  private Assembly(Configuration configuration, Selection selection) {
    this.configuration = configuration;
    this.selection = selection;
  }

  /**
   * Starts to serve.
   *
   * @throws BadSettingException if a setting makes no sense
   * @throws PortInUseException if a port cannot be opened
   */
  public static Running start(Configuration configuration, Selection selection) {
    var assembly = new Assembly(configuration, selection);
    try {
      return assembly.start();
    } catch (RuntimeException e) {
      assembly.closing.close();
      throw e;
    }
  }

  private Running start() {
    var ports = new Ports(configuration, selection);
    var data = new DataFolder(configuration);

    Logs logs = Logs.open(configuration);
    closing.add(logs::close);
    OpenStores stores = OpenStores.open(configuration, data, selection.services());
    closing.add(stores::close);
    var operations = new Operations(stores.all());
    closing.add(operations::close);
    Optional<Registering> registering = Registering.wanted(configuration, selection, stores);
    var applications = new Applications(configuration, selection, stores, operations);
    Optional<Tls> tls = ports.wantTls() ? Optional.of(openTls(data)) : Optional.empty();
    Optional<SSLContext> context = tls.map(Tls::context);

    HttpServer main =
        HttpServer.start(
            "menagerie",
            ports.main(context),
            applications.main()::mount,
            AccessLogHandler.into(logs.access(), configuration.get(Settings.TRUST_PROXY)),
            HttpServer.usualThreads());
    closing.add(main::close);
    HttpServer admin =
        HttpServer.start(
            "admin",
            List.of(ports.admin()),
            applications.admin()::mount,
            UnaryOperator.identity(),
            ADMIN_THREADS);
    closing.add(admin::close);
    stores.openInBackground();
    Closing known = new Closing();
    registering.map(r -> r.begin(main.urls().get(0))).ifPresent(each -> known.add(each::close));
    if (selection.services().contains(Service.SURVEY)) {
      var tables = new SurveyTables(stores.of(Service.SURVEY), applications.surveys());
      closing.add(tables::close);
    }

    return new Running(
        configuration, main, operations, known, addresses(main, admin), tls, closing);
  }

  private Tls openTls(DataFolder data) {
    Tls tls = Tls.open(new CertificateFiles(configuration, data));
    closing.add(tls::close);
    return tls;
  }

  private List<Address> addresses(HttpServer main, HttpServer admin) {
    var addresses = new ArrayList<Address>();
    for (String url : main.urls()) {
      if (!selection.alone()) {
        addresses.add(new Address("home", url));
      }
      for (Service each : selection.services()) {
        addresses.add(new Address(each.id(), url + selection.prefix(each)));
      }
    }
    admin.urls().forEach(url -> addresses.add(new Address("admin", url)));
    return addresses;
  }
}
