package dev.menagerie.redis;

import static dev.menagerie.votes.Cast.COUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.StoreUnavailableException;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.FreePorts;
import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.VoteCounter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks TLS only: it must be trusted, and be who it is asked for. */
class RedisTlsTest {
  private static final Ballot BALLOT = new Ballot("poll", "ann", "cats", "Ann");

  @TempDir Path directory;
  private final int port = FreePorts.one();

  @Test
  void aServerWhoseCertificateIsTrustedIsUsed() {
    Certificates its = Certificates.selfSigned(directory, "dns:localhost,ip:127.0.0.1");
    try (ServerProcess server = speakingTls(its);
        Stores stores = Stores.open("rediss://127.0.0.1:" + port + "?ca=" + its.certificate())) {
      assertThat(stores.get(VoteCounter.class).cast(BALLOT)).isEqualTo(COUNTED);
      Message message = Message.of("over TLS");
      stores.get(MessageStore.class).put(message);
      assertThat(stores.get(MessageStore.class).find(message.digest())).contains(message);
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void aServerWhoseCertificateNobodyTrustsIsNot() {
    Certificates its = Certificates.selfSigned(directory, "dns:localhost,ip:127.0.0.1");
    try (ServerProcess server = speakingTls(its)) {
      assertRefused("rediss://127.0.0.1:" + port);
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void aServerWhoseCertificateNamesAnotherIsNot() {
    Certificates its = Certificates.selfSigned(directory, "dns:elsewhere.example");
    try (ServerProcess server = speakingTls(its)) {
      assertRefused("rediss://127.0.0.1:" + port + "?ca=" + its.certificate());
      assertThat(server.isAlive()).isTrue();
    }
  }

  private static void assertRefused(String url) {
    try (Stores stores = Stores.open(url)) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> stores.get(VoteCounter.class).cast(BALLOT))
          .withStackTraceContaining("ertificate");
    }
  }

  private ServerProcess speakingTls(Certificates its) {
    return RedisBinary.server(
            port,
            directory,
            "--port",
            "0",
            "--tls-port",
            "" + port,
            "--tls-cert-file",
            its.certificate().toString(),
            "--tls-key-file",
            its.key().toString(),
            "--tls-ca-cert-file",
            its.certificate().toString(),
            "--tls-auth-clients",
            "no")
        .start();
  }
}
