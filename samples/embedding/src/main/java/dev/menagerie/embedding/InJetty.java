package dev.menagerie.embedding;

import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.messages.MessagesServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** One servlet of Menagerie's in a Jetty, by its constructor, on a store of your choice. */
public final class InJetty {
  private InJetty() {}

  /** Starts it; a port of 0 takes a free one. The stores stay the caller's to close. */
  public static Server start(Stores stores, int port) throws Exception {
    var messages = new MessagesServlet(stores.get(MessageStore.class), WebOptions.defaults());
    var holder = new ServletHolder(messages);
    holder.setAsyncSupported(true);

    var context = new ServletContextHandler("/");
    context.addServlet(holder, "/messages/*");

    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    return server;
  }

  /** Serves {@code http://localhost:8080/messages} until it is stopped. */
  public static void main(String[] args) throws Exception {
    try (Stores stores = Stores.open("jdbc:h2:./data/menagerie")) {
      start(stores, 8080).join();
    }
  }
}
