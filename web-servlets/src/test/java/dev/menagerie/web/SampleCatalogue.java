package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.InMemoryStores;
import dev.menagerie.testkit.QuickHash;
import dev.menagerie.web.containers.UndertowContainer;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.procedures.files.SampleCodes;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sample codes, served from memory; an admin and a reader may come in. */
final class SampleCatalogue implements AutoCloseable {
  static final String CODES = "/api/v1.0/pxcodes/";
  static final String ADMIN = basic("admin:admin");
  static final String READER = basic("reader:reader");

  private static final Pattern CODE = Pattern.compile("\"pxcode\":\"([^\"]+)\"");

  private final UndertowContainer container = new UndertowContainer();
  private final Stores stores = InMemoryStores.open();
  private final Visitor visitor;

  /** Serves as is said of the application. */
  SampleCatalogue(UnaryOperator<Menagerie> as) throws Exception {
    Accounts accounts = stores.get(Accounts.class);
    accounts.add(new Account("admin", QuickHash.of("admin"), Scope.ADMIN));
    accounts.add(new Account("reader", QuickHash.of("reader"), Scope.READ));
    stores.get(ProcedureCatalog.class).editAll(SampleCodes.creations());
    Menagerie menagerie = as.apply(new Menagerie()).serving(App.PROCEDURES, stores, "");
    container.start("", menagerie::mount);
    visitor = new Visitor(container.base());
  }

  static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  String address() {
    return container.base().toString();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  /** Sends as an admin, if the headers do not say who. */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    boolean said = List.of(headers).contains("Authorization");
    String[] all =
        said
            ? headers
            : Stream.concat(Stream.of(headers), Stream.of("Authorization", ADMIN))
                .toArray(String[]::new);
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return visitor.send(method, path, publisher, all);
  }

  /** Posts bytes as an admin. */
  HttpResponse<String> sendBytes(String path, byte[] body, String name, String value)
      throws Exception {
    return visitor.send(
        "POST", path, BodyPublishers.ofByteArray(body), name, value, "Authorization", ADMIN);
  }

  void put(String code, String title, String query) throws Exception {
    send("PUT", CODES + code + query, "{\"procedure\":\"" + title + "\"}");
  }

  static List<String> codes(HttpResponse<String> page) {
    return CODE.matcher(page.body()).results().map(found -> found.group(1)).toList();
  }

  @Override
  public void close() {
    container.close();
    stores.close();
  }
}
