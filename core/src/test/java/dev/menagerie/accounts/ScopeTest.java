package dev.menagerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void eachScopeIncludesThoseBefore() {
    assertThat(Scope.ADMIN.allows(Scope.READ)).isTrue();
    assertThat(Scope.WRITE.allows(Scope.WRITE)).isTrue();
    assertThat(Scope.READ.allows(Scope.WRITE)).isFalse();
    assertThat(Scope.WRITE.allows(Scope.ADMIN)).isFalse();
  }
}
