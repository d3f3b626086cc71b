package dev.menagerie.platform.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** Asks another server about names that are not the zone's. */
final class Forwarder {
  private final SimpleResolver resolver;

  Forwarder(InetSocketAddress server) {
    this.resolver = new SimpleResolver(server);
    this.resolver.setTimeout(Duration.ofSeconds(3));
  }

  Message ask(Message question) throws IOException {
    return resolver.send(question.clone());
  }
}
