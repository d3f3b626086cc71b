package dev.menagerie.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

  private final Assets assets = Pages.bundled(Fixture.SITE).assets();

  @ParameterizedTest
  @CsvSource({
    "menagerie.css, text/css;charset=utf-8",
    "menagerie.js, text/javascript;charset=utf-8",
    "favicon.svg, image/svg+xml"
  })
  void anAssetIsFoundUnderTheUrlThatPagesUse(String name, String type) {
    String url = assets.url(name);
    assertThat(url).matches("assets/[a-z]+-[0-9a-f]{12}\\.[a-z]+");
    assertThat(assets.find(fileName(url)))
        .hasValueSatisfying(
            asset -> {
              assertThat(asset.contentType()).isEqualTo(type);
              assertThat(asset.bytes()).isNotEmpty();
              assertThat(asset.fileName()).isEqualTo(fileName(url));
            });
  }

  @Test
  void theCompressedFormIsTheSameFile() throws Exception {
    Asset css = assets.find(fileName(assets.url("menagerie.css"))).orElseThrow();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(css.gzipped()))) {
      assertThat(in.readAllBytes()).isEqualTo(css.bytes());
    }
    assertThat(css.gzipped().length).isLessThan(css.bytes().length / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "menagerie.css",
        "menagerie-000000000000.css",
        "nothing-000000000000.css",
        "../templates/home-000000000000.svg",
        "..%2Fhome-000000000000.svg",
        "menagerie-000000000000.css/",
        "MENAGERIE-000000000000.CSS",
        "home-000000000000.ftlh"
      })
  void whatIsNoAssetIsEmpty(String fileName) {
    assertThat(assets.find(fileName)).isEmpty();
  }

  @Test
  void aPageThatNamesAMissingAssetIsAMistakeOfOurs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assets.url("missing.css"))
        .withMessageContaining("'missing.css'");
  }

  @Test
  void theUrlFollowsTheContentAndAnOldUrlIsNeverAnsweredWithNewContent(@TempDir Path folder)
      throws Exception {
    Path css = Files.createDirectory(folder.resolve("assets")).resolve("menagerie.css");
    Assets live = Pages.live(folder, Fixture.SITE).assets();
    Files.writeString(css, "a{}");
    String first = live.url("menagerie.css");
    Files.writeString(css, "b{}");
    String second = live.url("menagerie.css");

    assertThat(second).isNotEqualTo(first);
    assertThat(live.find(fileName(first))).isEmpty();
    assertThat(live.find(fileName(second)))
        .hasValueSatisfying(asset -> assertThat(asset.bytes()).asString(UTF_8).isEqualTo("b{}"));
  }

  @Test
  void whatTheLiveFolderLacksComesFromTheProgram(@TempDir Path folder) {
    assertThat(Pages.live(folder, Fixture.SITE).assets().url("menagerie.css"))
        .isEqualTo(assets.url("menagerie.css"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "menagerie.css", "menagerie.js", "favicon.svg", "wordmark.svg",
        "cat.svg", "dog.svg", "whale.svg", "penguin.svg"
      })
  void noAssetReachesForAnotherHost(String name) {
    String text = new String(assets.required(name).bytes(), UTF_8);
    assertThat(text.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("//cdn")
        .doesNotContainPattern("https?:|@import|url\\(|href=|<script|<style|style=");
  }

  private static String fileName(String url) {
    return url.substring(Assets.PATH.length());
  }
}
