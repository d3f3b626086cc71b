package dev.menagerie.platform.dns;

import dev.menagerie.platform.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Looks names of the zone up where the platform answers for them. */
public final class ZoneResolver {
  private static final String ENDING = ".platform";

  private final InetSocketAddress server;

  /** Asks one server. */
  public ZoneResolver(InetSocketAddress server) {
    this.server = server;
  }

  /** Whether a name is one of the zone. */
  public boolean isInZone(String host) {
    return host.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * An address of a name.
   *
   * @throws Refusal if there is none, or nobody to ask
   */
  public String resolve(String host) {
    for (int type : new int[] {Type.A, Type.AAAA}) {
      for (var answer : ask(host, type).getSection(Section.ANSWER)) {
        if (answer instanceof ARecord a) {
          return a.getAddress().getHostAddress();
        }
        if (answer instanceof AAAARecord a) {
          return a.getAddress().getHostAddress();
        }
      }
    }
    throw Refusal.missing("the DNS at " + where() + " knows no address of '" + host + "'");
  }

  private Message ask(String host, int type) {
    try {
      var resolver = new SimpleResolver(server);
      resolver.setTimeout(Duration.ofSeconds(2));
      var question = org.xbill.DNS.Record.newRecord(Name.fromString(host + "."), type, DClass.IN);
      Message answer = resolver.send(Message.newQuery(question));
      if (answer.getRcode() != Rcode.NOERROR) {
        throw Refusal.missing(
            "the DNS at "
                + where()
                + " says "
                + Rcode.string(answer.getRcode())
                + " to '"
                + host
                + "'");
      }
      return answer;
    } catch (IOException e) {
      throw Refusal.conflict(
          "the DNS at "
              + where()
              + " does not answer ("
              + e.getMessage()
              + "); start the platform there, or name another with --dns HOST:PORT");
    }
  }

  private String where() {
    return server.getHostString() + ":" + server.getPort();
  }
}
