package dev.menagerie.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.control.ControlClient;
import dev.menagerie.platform.repository.Digests;
import dev.menagerie.platform.state.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "publish",
    description = "Make a release of an artifact and its configuration. Nothing is deployed.")
final class PublishCommand extends AppCommand {
  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private String app;

  @Parameters(index = "1", paramLabel = "FILE.tgz", description = "The artifact.")
  private Path artifact;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration: shell assignments, among them STARTUP_COMMAND.")
  private Path config;

  @Override
  public Integer call() {
    ControlClient client = client();
    String artifactDigest = upload(client, artifact);
    String configDigest = upload(client, config);
    JsonNode release =
        client.post(
            "/api/apps/" + app + "/releases",
            Map.of("artifact", artifactDigest, "config", configDigest));
    out()
        .println(
            json()
                ? Json.pretty(release)
                : "Published release "
                    + release.path("number").asInt()
                    + " of "
                    + app
                    + " (sha256 "
                    + release.path("digest").asText().substring(0, 12)
                    + "); 'deploy "
                    + app
                    + "' deploys it");
    return 0;
  }

  private static String upload(ControlClient client, Path file) {
    if (!Files.isRegularFile(file)) {
      throw Refusal.bad("there is no file '" + file + "'");
    }
    String digest = Digests.of(file);
    client.upload("/api/uploads/" + digest, file);
    return digest;
  }
}
