package dev.menagerie.platform.cli;

import dev.menagerie.platform.dns.ZoneResolver;
import dev.menagerie.platform.runner.AppBase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "app-base",
    description = {
      "Fetch an app and its configuration from a repository, and run it in the foreground.",
      "PORT tells the app where to listen; without one a free port is taken."
    })
final class AppBaseCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private String app;

  @Parameters(
      index = "1",
      paramLabel = "REPOSITORY",
      description = "repository.platform, HOST:PORT or a URL; without a port: 8081.")
  private String repository;

  @Option(
      names = "--dns",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:PLATFORM_DNS:-127.0.0.1:5300}",
      description =
          "The platform's DNS, for names of its zone (PLATFORM_DNS; default:" + " 127.0.0.1:5300).")
  private String dns;

  @Override
  public Integer call() throws InterruptedException {
    var resolver = new ZoneResolver(Endpoint.of("--dns", dns, 53));
    return new AppBase(resolver, System.err).run(app, repository);
  }
}
