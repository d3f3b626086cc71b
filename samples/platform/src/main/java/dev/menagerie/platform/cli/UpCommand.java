package dev.menagerie.platform.cli;

import dev.menagerie.platform.Platform;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.Settings;
import dev.menagerie.platform.deploy.Folders;
import dev.menagerie.platform.deploy.Progress;
import dev.menagerie.platform.deploy.Result;
import dev.menagerie.platform.state.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Start DNS, repository, load balancer and, the first time, hello-world.",
      "Stays in the foreground. However it ends, the apps run on, and the next 'up' finds them;"
          + " 'down' ends them too."
    })
final class UpCommand implements Callable<Integer> {
  @Mixin private HomeOptions home;

  @Option(
      names = "--host",
      defaultValue = "${env:PLATFORM_HOST:-127.0.0.1}",
      description =
          "Where balancer, DNS and repository listen (PLATFORM_HOST; default: 127.0.0.1).")
  private String host;

  @Option(
      names = {"--port", "--balancer-port"},
      defaultValue = "${env:PLATFORM_PORT:-8080}",
      description = "Port of the load balancer (PLATFORM_PORT; default: 8080; 0 takes a free one).")
  private int port;

  @Option(
      names = "--dns-port",
      defaultValue = "${env:PLATFORM_DNS_PORT:-5300}",
      description = "Port of the DNS (PLATFORM_DNS_PORT; default: 5300).")
  private int dnsPort;

  @Option(
      names = "--repository-port",
      defaultValue = "${env:PLATFORM_REPOSITORY_PORT:-8081}",
      description = "Port of the repository (PLATFORM_REPOSITORY_PORT; default: 8081).")
  private int repositoryPort;

  @Option(
      names = "--control-port",
      defaultValue = "${env:PLATFORM_CONTROL_PORT:-8082}",
      description =
          "Port of the control interface and page, on 127.0.0.1 always"
              + " (PLATFORM_CONTROL_PORT; default: 8082).")
  private int controlPort;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description =
          "A folder with config/APP/APP.config and files/APP/APP.tgz, served as it is"
              + " (default: repository/ in the home).")
  private Path repository;

  @Option(
      names = "--dns-forward",
      paramLabel = "HOST[:PORT]",
      description =
          "Forward other names than the zone's to this DNS server (default: refuse them).")
  private String dnsForward;

  @Option(
      names = "--balancer",
      paramLabel = "NAME",
      defaultValue = "built-in",
      description = "Who balances: built-in or nginx (default: built-in).")
  private String balancer;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Register instances in Consul too: consul://HOST:PORT.")
  private String registry;

  @Option(
      names = "--advertise",
      paramLabel = "ADDRESS",
      description = "The address by which other hosts reach this one (default: 127.0.0.1).")
  private String advertise;

  @Option(
      names = "--no-hello-world",
      description = "Do not publish and deploy hello-world at the first start.")
  private boolean noHelloWorld;

  @Override
  public Integer call() throws Exception {
    Logs.quiet();
    long began = System.nanoTime();
    Platform platform = Platform.start(settings());
    var left = new Thread(() -> leave(platform), "stop");
    Runtime.getRuntime().addShutdownHook(left);
    if (home.json()) {
      System.out.println(new String(Json.bytes(platform.addresses()), StandardCharsets.UTF_8));
    } else {
      platform.addresses().forEach((what, where) -> System.out.println(what + " " + where));
    }
    if (platform.adopted() > 0) {
      say("found " + platform.adopted() + " running instances");
    }
    Optional<Result> greeting = platform.deployHelloWorld(Progress.NONE);
    greeting.ifPresent(result -> say(result.message()));
    say(String.format("up after %.1f s", (System.nanoTime() - began) / 1e9));
    platform.awaitEnd();
    return 0;
  }

  /** For people; programs want nothing but JSON. */
  private void say(String text) {
    (home.json() ? System.err : System.out).println(text);
  }

  private static void leave(Platform platform) {
    platform.close();
    System.out.println(
        platform.isEmptied()
            ? "The platform and its apps ended."
            : "The platform ended. What ran runs on; 'up' finds it again.");
  }

  private Path repositoryFolder(Path homeFolder) {
    if (repository == null) {
      return Folders.made(homeFolder.resolve("repository"));
    }
    if (!Files.isDirectory(repository)) {
      throw Refusal.bad("--repository '" + repository + "' must be a folder");
    }
    return repository;
  }

  private Settings settings() {
    Path folder = home.home();
    return new Settings(
        folder,
        host,
        port,
        dnsPort,
        repositoryPort,
        controlPort,
        repositoryFolder(folder),
        Optional.ofNullable(dnsForward).map(text -> Endpoint.of("--dns-forward", text, 53)),
        Balancers.nginx(balancer),
        Optional.ofNullable(registry),
        advertise == null ? "127.0.0.1" : advertise,
        !noHelloWorld);
  }
}
