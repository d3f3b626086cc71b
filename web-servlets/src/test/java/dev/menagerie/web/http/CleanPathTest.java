package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/messages/2c26b4",
        "/a.b/..c/d..",
        "/.well-known/x",
        "/a%20b%C3%A4",
        "/a/",
        "/~x_-!$&'()*+,=:@"
      })
  void ordinaryPathsAreClean(String path) {
    assertThat(CleanPath.isClean(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "/a//b",
        "/a/../b",
        "/a/./b",
        "/..",
        "/.",
        "/a/..",
        "/a;b",
        "/a/;b",
        "/a\\b",
        "/%2e%2e/",
        "/a%2Fb",
        "/a%5cb",
        "/a%3bb",
        "/a%00",
        "/a%0a",
        "/a%7f",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a%-1",
        "/a%+1",
        "/a%\uff11\uff11",
        "/a\tb"
      })
  void crookedPathsAreNot(String path) {
    assertThat(CleanPath.isClean(path)).isFalse();
  }
}
