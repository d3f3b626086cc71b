package dev.menagerie.standalone.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.testkit.Skips;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session in the documentation of the original, on a real PostgreSQL, and what follows it. */
class ProceduresSessionIT {
  private static final String CODES = "/api/v1.0/pxcodes/";
  private static final String ADMIN = "admin:admin";
  private static final Path SAMPLE = Path.of("../samples/procedures").toAbsolutePath().normalize();
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path home;
  private static Postgres postgres;
  private static ProceduresServer server;

  @BeforeAll
  static void start() throws Exception {
    postgres = new Postgres(home);
    postgres.start();
    var reset = MenagerieJar.run(home, "procedures", "resetdb", "--store", postgres.url());
    assertThat(reset.output()).contains("admin with the password admin");
    server = new ProceduresServer(home, "--store", postgres.url());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    postgres.close();
  }

  @BeforeEach
  void load() throws Exception {
    // As psql does: the file as it is.
    execute("truncate starter_pxcodes");
    execute(Files.readString(SAMPLE.resolve("startup/starter_pxcodes.sql")));
    awaitCodes("\"total\":100}");
  }

  @Test
  void theFirstPageIsThatOfTheOriginal() throws Exception {
    String codes = server.address() + CODES;

    assertThat(server.get(CODES, ADMIN).body())
        .startsWith(
            "{\"items\":[{\"procedure\":\"EXTRACRANIAL PROCEDURES W/O CC/MCC\",\"pxcode\":\"039\","
                + "\"url\":\""
                + codes
                + "039\"},{\"procedure\":\"DEGENERATIVE NERVOUS SYSTEM DISORDERS W/O MCC\","
                + "\"pxcode\":\"057\",\"url\":\""
                + codes
                + "057\"},")
        .endsWith(
            "],\"meta\":{\"first\":\"CODES?per_page=100&page=1\",\"last\":\"CODES?per_page=100&page=1\","
                    .replace("CODES", codes)
                + "\"next\":null,\"page\":1,\"pages\":1,\"per_page\":100,\"prev\":null,\"total\":100}}");
  }

  @Test
  void aTokenOpensInThePlaceOfTheName() throws Exception {
    var answer = server.get("/auth/request-token", ADMIN);
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValue("no-cache, no-store, max-age=0");
    String token = answer.body().replaceAll("\\{\"token\":\"(.+)\"}", "$1");

    assertThat(server.get(CODES + "039", token + ":whatever").statusCode()).isEqualTo(200);
  }

  @Test
  void whatOthersWriteIntoTheTableIsSeenAndKeptInTheHistory() throws Exception {
    assertThat(server.get(CODES + "039", ADMIN).body()).contains("EXTRACRANIAL");

    execute("update starter_pxcodes set procedure = 'CHANGED BY HAND' where pxcode = '039'");

    await().atMost(SOON).until(() -> title("039").contains("CHANGED BY HAND"));
    assertThat(server.get(CODES + "039/history", ADMIN).body())
        .contains("CHANGED BY HAND", "EXTRACRANIAL PROCEDURES W/O CC/MCC");
  }

  @Test
  void aReplicaSeesWhatAnotherAcknowledged() throws Exception {
    try (var other = new ProceduresServer(home, "--store", postgres.url())) {
      assertThat(other.get(CODES + "057", ADMIN).body()).contains("DEGENERATIVE");

      server.send("PUT", CODES + "057", "{\"procedure\":\"NEW\"}", ADMIN);

      assertThat(title("057")).contains("NEW");
      await().atMost(SOON).until(() -> other.get(CODES + "057", ADMIN).body().contains("NEW"));
    }
  }

  @Test
  void aUserWhoIsRemovedByHandIsOutSoon() throws Exception {
    MenagerieJar.run(home, "procedures", "adduserpass", "eve", "pw", "--store", postgres.url());
    assertThat(server.get(CODES, "eve:pw").statusCode()).isEqualTo(200);

    execute("delete from starter_users where username = 'eve'");

    await().atMost(SOON).until(() -> server.get(CODES, "eve:pw").statusCode() == 401);
  }

  /** The clients of the sample work as they are. */
  @Test
  void theClientsOfTheSampleWork() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    assertThat(client(List.of(java, "clients/Codes.java", "heart", "fail"))).contains("\"292\"");

    present("curl");
    assertThat(client(List.of("sh", "clients/codes.sh", "101", "SEIZURES, IN SHORT")))
        .contains("SEIZURES W/O MCC", "\"procedure\":\"SEIZURES, IN SHORT\"");

    present("python3");
    assertThat(client(List.of("python3", "clients/codes.py")).lines()).hasSize(100);
  }

  private static void present(String program) {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Skips.unlessPresent(program, there, "On Debian: apt-get install " + program + ".");
  }

  private static String client(List<String> command) {
    try (ServerProcess client =
        ServerProcess.of(command)
            .directory(SAMPLE)
            .environment("API", server.address() + CODES)
            .start()) {
      int status = client.awaitEnd(SOON);
      assertThat(status).as(client.log()).isZero();
      return client.log();
    }
  }

  private static String title(String code) throws Exception {
    return server.get(CODES + code, ADMIN).body();
  }

  private static void awaitCodes(String what) {
    await().atMost(SOON).until(() -> server.get(CODES, ADMIN).body().contains(what));
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postgres.port() + "/postgres?user=postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
