package dev.menagerie.platform.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TarGzTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("app"));
    Files.writeString(temp.resolve("outside"), "untouched");
  }

  private void unpack(Tarball tarball) {
    TarGz.unpack(tarball.writeTo(temp.resolve("a.tgz")), folder);
  }

  @Test
  void unpacksFilesFoldersAndLinks() throws IOException {
    unpack(
        new Tarball()
            .file("./bin/run", "#!")
            .link("current", "bin/run")
            .link("bin/self", "../bin/run")
            .hardLink("copy", "bin/run"));

    assertThat(folder.resolve("bin/run")).hasContent("#!").isExecutable();
    assertThat(folder.resolve("current")).hasContent("#!").isSymbolicLink();
    assertThat(folder.resolve("bin/self")).hasContent("#!");
    assertThat(folder.resolve("copy")).hasContent("#!");
  }

  @Test
  void unpacksWhatTheSystemsTarPacked() throws Exception {
    Path source = Files.createDirectories(temp.resolve("src").resolve("long".repeat(40)));
    Files.writeString(source.resolve("ü".repeat(60)), "x");
    for (String format : List.of("gnu", "posix")) {
      var tar =
          new ProcessBuilder("tar", "czf", "a.tgz", "--format=" + format, "-C", "src", ".")
              .directory(temp.toFile())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
      TarGz.unpack(temp.resolve("a.tgz"), folder);
      assertThat(folder.resolve("long".repeat(40)).resolve("ü".repeat(60))).hasContent("x");
    }
  }

  static Stream<Tarball> archivesThatReachOut() {
    return Stream.of(
        new Tarball().file("/etc/own", "x"),
        new Tarball().file("../outside", "x"),
        new Tarball().file("a/../../outside", "x"),
        new Tarball().link("out", "../outside"),
        new Tarball().link("out", "/etc/passwd"),
        new Tarball().link("up", "..").file("up/outside", "x"),
        new Tarball().link("a", ".").file("a/b", "x"),
        new Tarball().link("d/x", "..").link("y", "d/x/../outside"),
        new Tarball().hardLink("out", "../outside"),
        new Tarball().entry("pipe", '6', "", new byte[0]),
        new Tarball().entry("device", '3', "", new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("archivesThatReachOut")
  void refusesWhatWouldReachOutsideTheFolder(Tarball tarball) {
    assertThatThrownBy(() -> unpack(tarball)).isInstanceOf(BadArchiveException.class);
    assertThat(temp.resolve("outside")).hasContent("untouched");
  }

  @Test
  void aFileReplacesALinkOfItsNameInsteadOfFollowingIt() {
    unpack(new Tarball().file("a", "1").link("b", "a").file("b", "2"));

    assertThat(folder.resolve("a")).hasContent("1");
    assertThat(folder.resolve("b")).hasContent("2");
  }

  @Test
  void aTornArchiveIsBroken() throws IOException {
    byte[] whole = new Tarball().file("a", new byte[100_000]).gzipped();
    Path torn = Files.write(temp.resolve("torn.tgz"), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> TarGz.unpack(torn, folder))
        .isInstanceOf(BadArchiveException.class)
        .hasMessageContaining("ends too early");
  }

  @Test
  void whatIsNoArchiveIsBroken() throws IOException {
    Path text = Files.writeString(temp.resolve("text.tgz"), "no archive at all");

    assertThatThrownBy(() -> TarGz.unpack(text, folder)).isInstanceOf(BadArchiveException.class);
  }

  @Test
  void anEmptyArchiveIsRefused() {
    assertThatThrownBy(() -> unpack(new Tarball())).hasMessageContaining("empty");
  }
}
