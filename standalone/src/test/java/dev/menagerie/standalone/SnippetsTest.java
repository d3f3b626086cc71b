package dev.menagerie.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java in each README compiles, as the body of a method that has stores. */
class SnippetsTest {
  private static final String BEFORE =
      """
      import dev.menagerie.accounts.*;
      import dev.menagerie.batch.*;
      import dev.menagerie.messages.*;
      import dev.menagerie.procedures.*;
      import dev.menagerie.store.*;
      import dev.menagerie.surveys.*;
      import dev.menagerie.votes.*;
      import java.util.*;
      import java.util.concurrent.*;

      class Snippet {
        static void run(%s) throws Exception {
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "store-postgres", "store-redis", "store-consul"})
  void thatOpenStoresCompile(String module) throws Exception {
    assertCompiles(module, "");
  }

  @ParameterizedTest
  @ValueSource(strings = "core")
  void thatAreGivenStoresCompile(String module) throws Exception {
    assertCompiles(module, "Stores stores");
  }

  private void assertCompiles(String module, String given) throws Exception {
    String readme = Files.readString(Path.of("..").resolve(module).resolve("README.md"));
    var snippets = Pattern.compile("(?s)```java\n(.*?)```").matcher(readme);
    assertThat(snippets.find()).isTrue();
    do {
      assertThat(errors(BEFORE.formatted(given) + snippets.group(1) + "}}")).isEmpty();
    } while (snippets.find());
  }

  private List<String> errors(String program) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(found, null, null)) {
      compiler
          .getTask(
              null,
              files,
              found,
              List.of("-d", folder.toString(), "-proc:none"),
              null,
              List.of(new Source(program)))
          .call();
    }
    return found.getDiagnostics().stream().map(each -> each.getMessage(null)).toList();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String program;

    Source(String program) {
      super(URI.create("string:///Snippet.java"), Kind.SOURCE);
      this.program = program;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return program;
    }
  }
}
