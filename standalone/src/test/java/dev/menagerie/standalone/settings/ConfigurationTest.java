package dev.menagerie.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.store.StoreUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several values wins, and which are refused. */
class ConfigurationTest {
  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void aFlagBeatsAVariable() {
    var configuration =
        new Configuration(Map.of("port", "1"), Map.of("MENAGERIE_PORT", "2"), NOTHING);

    assertThat(configuration.get(Settings.PORT)).isEqualTo(1);
    assertThat(configuration.saidBy(Settings.PORT)).isEqualTo("--port");
  }

  @Test
  void aVariableBeatsAProperty() {
    var configuration =
        new Configuration(NOTHING, Map.of("MENAGERIE_PORT", "2"), Map.of("menagerie.port", "3"));

    assertThat(configuration.get(Settings.PORT)).isEqualTo(2);
    assertThat(configuration.saidBy(Settings.PORT)).isEqualTo("MENAGERIE_PORT");
  }

  @Test
  void aPropertyBeatsTheDefault() {
    var configuration = new Configuration(NOTHING, NOTHING, Map.of("menagerie.admin-port", "3"));

    assertThat(configuration.get(Settings.ADMIN_PORT)).isEqualTo(3);
  }

  @Test
  void whatNobodySaysIsTheDefault() {
    var configuration = new Configuration(NOTHING, NOTHING, NOTHING);

    assertThat(configuration.get(Settings.ADMIN_PORT)).isEqualTo(7000);
    assertThat(configuration.find(Settings.PORT)).isEmpty();
  }

  @Test
  void theMoreSpecificOfTwoFlagsWins() {
    var flags = Map.of("store", "redis://all", "votes-store", "redis://votes");
    var configuration = new Configuration(flags, NOTHING, NOTHING);

    assertThat(url(configuration, Settings.VOTES_STORE)).contains("redis://votes");
    assertThat(url(configuration, Settings.MESSAGES_STORE)).contains("redis://all");
  }

  @Test
  void theMoreSpecificOfTwoVariablesWins() {
    var configuration =
        withVariables(
            Map.of("MENAGERIE_STORE", "redis://all", "MENAGERIE_VOTES_STORE", "redis://votes"));

    assertThat(url(configuration, Settings.VOTES_STORE)).contains("redis://votes");
    assertThat(url(configuration, Settings.MESSAGES_STORE)).contains("redis://all");
  }

  @Test
  void aGeneralFlagBeatsASpecificVariable() {
    var configuration =
        new Configuration(Map.of("store", "redis://flag"), Map.of("DB", "variable"), Map.of());

    assertThat(url(configuration, Settings.VOTES_STORE)).contains("redis://flag");
    assertThat(configuration.saidBy(Settings.VOTES_STORE)).isEqualTo("--store");
  }

  @Test
  void anOriginalVariableOfOneAppBeatsTheGeneralOne() {
    var configuration = withVariables(Map.of("MENAGERIE_STORE", "redis://all", "DB", "votes"));

    assertThat(url(configuration, Settings.VOTES_STORE)).contains("consul://votes");
    assertThat(url(configuration, Settings.SURVEY_STORE)).contains("redis://all");
  }

  @Test
  void ourVariableBeatsTheOriginalOne() {
    var configuration =
        withVariables(Map.of("MENAGERIE_VOTES_STORE", "redis://ours", "DB", "original"));

    assertThat(url(configuration, Settings.VOTES_STORE)).contains("redis://ours");
  }

  @ParameterizedTest
  @CsvSource({
    "DB, db, votes-store, consul://db",
    "DB, db:8501, votes-store, consul://db:8501",
    "DB, consul://db/prefix, votes-store, consul://db/prefix",
    "MESSAGES_REDIS_HOST, redis, messages-store, redis://redis",
    "MESSAGES_REDIS_HOST, redis:6380, messages-store, redis://redis:6380",
    "DATABASE_URL, postgresql://h/d, survey-store, postgresql://h/d",
    "DATABASE_URL, postgres://u@h/d, procedures-store, postgresql://u@h/d",
    "DEBUG, True, debug, true",
    "DEBUG, true, debug, true",
    "DEBUG, 1, debug, true",
    "DEBUG, express:*, debug, false",
    "PORT, 8080, port, 8080"
  })
  void theVariablesOfTheOriginalsKeepTheirMeaning(
      String variable, String content, String setting, String meaning) {
    var configuration = withVariables(Map.of(variable, content));

    var inForce =
        configuration.all().stream()
            .filter(each -> each.setting().name().equals(setting))
            .findFirst()
            .orElseThrow();
    assertThat(inForce.shown()).isEqualTo(meaning);
    assertThat(inForce.origin()).isEqualTo(Origin.ENVIRONMENT);
    assertThat(inForce.name()).isEqualTo(variable);
  }

  @Test
  void anEmptyVariableCountsAsNone() {
    var configuration = withVariables(Map.of("DB", "", "MENAGERIE_ADMIN_PORT", ""));

    assertThat(configuration.find(Settings.VOTES_STORE)).isEmpty();
    assertThat(configuration.get(Settings.ADMIN_PORT)).isEqualTo(7000);
  }

  @ParameterizedTest
  @CsvSource({
    "port, 70000, a port from 0 to 65535",
    "port, -1, a port from 0 to 65535",
    "port, http, a port from 0 to 65535",
    "drain, 5, a time such as 500ms",
    "store-timeout, 0s, 'a time such as 500ms, 2s, 1m or 1h, and not 0'",
    "trust-proxy, yes, true or false",
    "log-backups, 1001, a whole number from 0 to 1000",
    "max-body, 0, a whole number from 1 to 1073741824",
    "store, nothing, a store's URL such as",
    "host, ' ', some text without blanks"
  })
  void aBadValueIsRefusedWithItsNameAndWhatIsAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> new Configuration(Map.of(name, value), NOTHING, NOTHING))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--" + name + " is '" + value + "', but must be " + allowed);
  }

  @Test
  void aBadVariableIsNamedAsTheVariableThatItIs() {
    assertThatThrownBy(() -> withVariables(Map.of("PORT", "x")))
        .hasMessageStartingWith("PORT is 'x', but must be");
  }

  @Test
  void aBadUrlIsRefusedWithoutShowingItsPassword() {
    assertThatThrownBy(() -> new Configuration(Map.of("store", "//me:hush@host"), NOTHING, NOTHING))
        .hasMessageContaining("me:***@host")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "redis://hush@host, redis://***@host",
    "' redis://hush@host', ' redis://***@host'",
    "redis://:hush\u2028hush@host, redis://:***@host"
  })
  void aUrlIsNeverShownWithItsPassword(String url, String shown) {
    assertThat(Settings.STORE.kind().shown().apply(url)).isEqualTo(shown);
  }

  @Test
  void pathsMayHaveBlanksBetweenThem() {
    var configuration = new Configuration(Map.of("surveys", "a b, c\n"), NOTHING, NOTHING);

    assertThat(configuration.get(Settings.SURVEYS)).containsExactly(Path.of("a b"), Path.of("c"));
  }

  @Test
  void aUrlIsTheFirstLineOfItsFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("url"), "redis://:hush@host\n\nhush\n");

    var configuration = new Configuration(Map.of("store-file", "" + file), NOTHING, NOTHING);

    assertThat(url(configuration, Settings.STORE)).contains("redis://:hush@host");
    assertThat(configuration.all())
        .filteredOn(each -> each.setting() == Settings.STORE)
        .singleElement()
        .satisfies(each -> assertThat(each.shown()).isEqualTo("redis://:***@host"));
  }

  @Test
  void aFileWithoutAUrlIsRefusedByItsName(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("url"), "\nredis://:hush@host\n");

    assertThatThrownBy(() -> new Configuration(Map.of("store-file", "" + file), NOTHING, NOTHING))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("--store-file is '', but must be a store's URL");
  }

  @Test
  void aSecretMayComeFromAFileWithoutItsLastLineFeed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("url"), "postgresql://me:hush@host/db\n");

    var byVariable = withVariables(Map.of("DATABASE_URL_FILE", file.toString()));
    var byFlag =
        new Configuration(Map.of("messages-store-file", file.toString()), NOTHING, NOTHING);

    assertThat(url(byVariable, Settings.SURVEY_STORE)).contains("postgresql://me:hush@host/db");
    assertThat(byVariable.saidBy(Settings.SURVEY_STORE)).isEqualTo("DATABASE_URL_FILE");
    assertThat(url(byFlag, Settings.MESSAGES_STORE)).contains("postgresql://me:hush@host/db");
  }

  @Test
  void thePasswordOfAdminsIsNeverShown(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

    var configuration = withVariables(Map.of("ADMIN_PASSWORD_FILE", file.toString()));

    assertThat(configuration.get(Settings.ADMIN_PASSWORD)).isEqualTo("open sesame");
    assertThat(configuration.saidBy(Settings.ADMIN_PASSWORD)).isEqualTo("ADMIN_PASSWORD_FILE");
    assertThat(configuration.all())
        .filteredOn(each -> each.setting() == Settings.ADMIN_PASSWORD)
        .singleElement()
        .satisfies(each -> assertThat(each.shown()).isEqualTo("***"));
  }

  @Test
  void anEmptyPasswordOfAdminsIsRefused() {
    assertThatThrownBy(() -> new Configuration(Map.of("admin-password", ""), NOTHING, NOTHING))
        .hasMessage("--admin-password is '***', but must be some text");
  }

  @Test
  void aSecretFileThatIsMissingIsNamed() {
    assertThatThrownBy(() -> withVariables(Map.of("MENAGERIE_STORE_FILE", "/no/such/file")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("MENAGERIE_STORE_FILE", "/no/such/file", "can be read");
  }

  @Test
  void aSecretGivenTwiceIsRefused() {
    assertThatThrownBy(() -> withVariables(Map.of("DB", "host", "DB_FILE", "file")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("DB", "DB_FILE");
  }

  private static Configuration withVariables(Map<String, String> variables) {
    return new Configuration(NOTHING, variables, NOTHING);
  }

  private static Optional<String> url(Configuration configuration, Setting<StoreUrl> setting) {
    return configuration.find(setting).map(StoreUrl::value);
  }
}
