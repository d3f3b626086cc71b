package dev.menagerie.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StoresTest {
  @Test
  void aMissingModuleIsNamedAsTheDependencyToAdd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("redis://localhost:6379"))
        .withMessageContaining("'redis:'")
        .withMessageContaining("<groupId>dev.menagerie</groupId>")
        .withMessageContaining("<artifactId>menagerie-store-redis</artifactId>");
  }

  @Test
  void anUnknownSchemeListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("mongodb://localhost"))
        .withMessageContaining("'mongodb:'")
        .withMessageContaining("consul")
        .withMessageContaining("jdbc:h2");
  }
}
