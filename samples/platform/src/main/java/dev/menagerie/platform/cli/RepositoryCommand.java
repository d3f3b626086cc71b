package dev.menagerie.platform.cli;

import dev.menagerie.platform.HostPort;
import dev.menagerie.platform.RepositoryServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "repository",
    description =
        "Serve a folder with config/APP/APP.config and files/APP/APP.tgz, and nothing else.")
final class RepositoryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder;

  @Option(
      names = "--host",
      defaultValue = "${env:PLATFORM_HOST:-127.0.0.1}",
      description = "Where to listen (PLATFORM_HOST; default: 127.0.0.1).")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "${env:PLATFORM_REPOSITORY_PORT:-8081}",
      description = "The port (PLATFORM_REPOSITORY_PORT; default: 8081; 0 takes a free one).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    Logs.quiet();
    int listening = RepositoryServer.start(folder, host, port);
    System.out.println("repository http://" + HostPort.of(host, listening));
    Thread.currentThread().join();
    return 0;
  }
}
