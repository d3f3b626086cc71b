package dev.menagerie.platform.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class ZoneOfAppsTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 10.0.0.5, 10.0.0.5",
    "::, 10.0.0.5, 10.0.0.5",
    "10.0.0.6, 10.0.0.5, 10.0.0.6",
    "127.0.0.1, 127.0.0.1, 127.0.0.1"
  })
  void theOwnPartsAreWhereTheyAreReached(String host, String advertised, String address)
      throws UnknownHostException {
    var names = new ZoneOfApps(host, advertised);

    names.parts(8081, 8080, 5300);

    for (String part : new String[] {"repository", "loadbalancer", "dns"}) {
      Name name = Name.fromConstantString(part + ".platform.");
      assertThat(names.zone().find(name).orElseThrow())
          .filteredOn(record -> record.getType() == Type.A)
          .extracting(Record::rdataToString)
          .containsExactly(address);
    }
  }
}
