package dev.menagerie.platform.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.platform.dns.ZoneResolver;
import dev.menagerie.platform.repository.RepositoryHandler;
import dev.menagerie.platform.repository.Tarball;
import io.undertow.Undertow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppBaseTest {
  @Test
  void aConfigurationMayReferToTheHostWhoeverRunsIt(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path config = Files.createDirectories(folder.resolve("config/a")).resolve("a.config");
    Path artifact = Files.createDirectories(folder.resolve("files/a")).resolve("a.tgz");
    Files.writeString(config, "LISTEN=$HOST:$PORT\nSTARTUP_COMMAND='true'\n");
    Files.write(artifact, new Tarball().file("x", new byte[1]).gzipped());
    var nobody = new ZoneResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    var handler = new RepositoryHandler(folder, Optional.empty());
    Undertow repository =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(handler).build();
    repository.start();
    try {
      var address = (InetSocketAddress) repository.getListenerInfo().get(0).getAddress();
      int code =
          new AppBase(nobody, new PrintStream(OutputStream.nullOutputStream()))
              .run("a", "127.0.0.1:" + address.getPort());

      assertThat(code).isZero();
    } finally {
      repository.stop();
    }
  }
}
