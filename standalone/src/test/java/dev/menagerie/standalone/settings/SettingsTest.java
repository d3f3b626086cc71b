package dev.menagerie.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The table itself. */
class SettingsTest {
  @Test
  void everyConstantIsInTheTableOnce() {
    var constants =
        Arrays.stream(Settings.class.getFields())
            .filter(field -> field.getType() == Setting.class)
            .map(SettingsTest::value)
            .toList();

    assertThat(Settings.all()).containsExactlyInAnyOrderElementsOf(constants);
  }

  @Test
  void noTwoSettingsHaveOneName() {
    assertThat(Settings.all()).extracting(Setting::name).doesNotHaveDuplicates();
  }

  @Test
  void theNameGivesFlagVariableAndProperty() {
    assertThat(Settings.TLS_PORT.flag()).isEqualTo("--tls-port");
    assertThat(Settings.TLS_PORT.variableNames()).containsExactly("MENAGERIE_TLS_PORT");
    assertThat(Settings.TLS_PORT.property()).isEqualTo("menagerie.tls-port");
  }

  @Test
  void everySettingIsDescribedByAShortSentence() {
    assertThat(Settings.all())
        .allSatisfy(setting -> assertThat(setting.description()).matches("[A-Z].{10,80}\\."));
  }

  private static Setting<?> value(Field field) {
    try {
      return (Setting<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
