package dev.menagerie.platform.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsServerTest {
  private static final Zone ZONE =
      Zone.of(
          List.of(
              new Host("shop", List.of(at(1001), at(1002), new InetSocketAddress(six(), 1003))),
              new Host("idle", List.of())));

  /** Shorter than the server waits for a connection, or for two rounds of forwarded questions. */
  private static final Duration QUICK = Duration.ofSeconds(4);

  private DnsServer server;

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static InetAddress six() {
    byte[] one = new byte[16];
    one[15] = 1;
    try {
      return InetAddress.getByAddress(one);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = DnsServer.start(at(0), () -> ZONE, Optional.empty());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Message ask(String name, int type, boolean tcp) throws IOException {
    var resolver = new SimpleResolver(at(server.port()));
    resolver.setTCP(tcp);
    resolver.setTimeout(QUICK);
    return resolver.send(
        Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
  }

  private List<String> answers(String name, int type) throws IOException {
    return ask(name, type, false).getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .toList();
  }

  @Test
  void anAppHasEachAddressOfItsInstancesOnce() throws IOException {
    assertThat(answers("shop.platform.", Type.A)).containsExactly("127.0.0.1");
    assertThat(answers("shop.platform.", Type.AAAA)).containsExactly("0:0:0:0:0:0:0:1");
  }

  @Test
  void eachInstanceHasAServiceRecordWithItsPort() throws IOException {
    Message answer = ask("shop.platform.", Type.SRV, false);

    assertThat(answer.getSection(Section.ANSWER))
        .extracting(record -> ((SRVRecord) record).getPort())
        .containsExactlyInAnyOrder(1001, 1002, 1003);
    for (Record record : answer.getSection(Section.ANSWER)) {
      String target = ((SRVRecord) record).getTarget().toString();
      assertThat(answers(target, ((SRVRecord) record).getPort() == 1003 ? Type.AAAA : Type.A))
          .hasSize(1);
    }
  }

  @Test
  void answersOverTcpToo() throws IOException {
    assertThat(ask("shop.platform.", Type.A, true).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void namesAreKnownInAnyCase() throws IOException {
    assertThat(answers("SHOP.Platform.", Type.A)).hasSize(1);
  }

  @Test
  void anUnknownNameOfTheZoneDoesNotExist() throws IOException {
    Message answer = ask("nobody.platform.", Type.A, false);

    assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
    assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
  }

  @Test
  void anAppWithoutInstancesExistsAndHasNoAddress() throws IOException {
    Message answer = ask("idle.platform.", Type.A, false);

    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void otherZonesAreRefused() throws IOException {
    assertThat(ask("example.com.", Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void otherZonesAreForwardedIfToldTo() throws IOException {
    var to = Optional.of(at(server.port()));
    try (var other = DnsServer.start(at(0), () -> Zone.of(List.of()), to)) {
      var resolver = new SimpleResolver(at(other.port()));
      var question = Record.newRecord(Name.fromString("example.com."), Type.A, DClass.IN);
      assertThat(resolver.send(Message.newQuery(question)).getRcode()).isEqualTo(Rcode.REFUSED);
      server.close();
      assertThat(resolver.send(Message.newQuery(question)).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }
  }

  @Test
  void whoHoldsConnectionsKeepsNobodyElseFromAnAnswer() throws IOException {
    var held = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 16; i++) {
        held.add(new Socket(at(0).getAddress(), server.port()));
      }
      assertThat(answers("shop.platform.", Type.A)).hasSize(1);
      assertThat(ask("shop.platform.", Type.A, true).getSection(Section.ANSWER)).hasSize(1);
    } finally {
      for (Socket each : held) {
        each.close();
      }
    }
  }

  @Test
  void aSilentServerToForwardToKeepsNobodyElseFromAnAnswer() throws IOException {
    try (var silent = new DatagramSocket(at(0));
        var asker = new DatagramSocket(at(0));
        var other = DnsServer.start(at(0), () -> ZONE, Optional.of(at(silent.getLocalPort())))) {
      for (int i = 0; i < 16; i++) {
        var question = Record.newRecord(Name.fromString("example.com."), Type.A, DClass.IN);
        byte[] wire = Message.newQuery(question).toWire();
        asker.send(new DatagramPacket(wire, wire.length, at(other.port())));
      }
      // When this arrived, somebody waits for an answer that never comes.
      silent.receive(new DatagramPacket(new byte[512], 512));

      var resolver = new SimpleResolver(at(other.port()));
      resolver.setTimeout(QUICK);
      var own = Record.newRecord(Name.fromString("shop.platform."), Type.A, DClass.IN);
      assertThat(resolver.send(Message.newQuery(own)).getSection(Section.ANSWER)).hasSize(1);
    }
  }
}
