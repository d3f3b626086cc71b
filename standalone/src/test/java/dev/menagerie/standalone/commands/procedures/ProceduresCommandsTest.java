package dev.menagerie.standalone.commands.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.standalone.commands.CommandLineRun;
import dev.menagerie.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProceduresCommandsTest {
  @TempDir Path folder;
  private final CommandLineRun program = new CommandLineRun();
  private String url;

  @BeforeEach
  void reset() {
    url = "jdbc:h2:file:" + folder.resolve("menagerie");
    assertThat(run("resetdb")).isZero();
  }

  @Test
  void resettingLeavesNoCodesAndOneUserAndSaysSo() throws Exception {
    run("adduserpass", "eve", "secret");
    run("import", file("codes.csv", "pxcode,procedure\nA1,One\n"));

    assertThat(run("resetdb")).isZero();

    assertThat(program.err()).contains("admin with the password admin");
    try (Stores stores = Stores.open(url)) {
      assertThat(stores.get(Accounts.class).names()).containsExactly("admin");
      assertThat(stores.get(Accounts.class).verify("admin", "admin"))
          .map(Account::scope)
          .contains(Scope.ADMIN);
      assertThat(stores.get(ProcedureCatalog.class).page(0, 1).total()).isZero();
    }
  }

  @Test
  void makingTheTablesKeepsWhatIsInThem() throws Exception {
    run("import", file("codes.csv", "pxcode,procedure\nA1,One\n"));
    assertThat(run("createdb")).isZero();
    assertThat(program.err()).contains("with 1 codes");
  }

  @Test
  void aPasswordIsAskedForTwice() {
    program.input("one\nother\n".getBytes(UTF_8));
    assertThat(run("adduser", "eve")).isEqualTo(1);
    assertThat(program.err()).contains("passwords do not match");

    program.input("one\n".getBytes(UTF_8));
    assertThat(run("adduser", "eve")).isEqualTo(1);
    assertThat(program.err()).contains("the password must be given twice, in two lines");

    program.input("one\none\n".getBytes(UTF_8));
    assertThat(run("adduser", "eve", "--scope", "read")).isZero();
    try (Stores stores = Stores.open(url)) {
      assertThat(stores.get(Accounts.class).verify("eve", "one"))
          .map(Account::scope)
          .contains(Scope.READ);
    }
  }

  @Test
  void aUserIsAddedOnce() {
    assertThat(run("adduserpass", "eve", "one")).isZero();
    assertThat(run("adduserpass", "eve", "other")).isEqualTo(1);
    assertThat(program.err()).contains("There is a user eve already");
  }

  @Test
  void aPasswordIsChangedAndNothingElse() {
    run("adduserpass", "eve", "one", "--scope", "read");
    program.input("two\nother\n".getBytes(UTF_8));
    assertThat(run("passwd", "eve")).isEqualTo(1);
    assertThat(program.err()).contains("passwords do not match");

    program.input("two\ntwo\n".getBytes(UTF_8));
    assertThat(run("passwd", "eve")).isZero();
    try (Stores stores = Stores.open(url)) {
      Accounts accounts = stores.get(Accounts.class);
      assertThat(accounts.verify("eve", "one")).isEmpty();
      assertThat(accounts.verify("eve", "two")).map(Account::scope).contains(Scope.READ);
    }
    program.input("two\ntwo\n".getBytes(UTF_8));
    assertThat(run("passwd", "nobody")).isEqualTo(1);
    assertThat(program.err()).contains("There is no user nobody");
  }

  @Test
  void aUserIsRemovedOnce() {
    run("adduserpass", "eve", "one");
    assertThat(run("removeuser", "eve")).isZero();
    assertThat(run("removeuser", "eve")).isEqualTo(1);
    assertThat(program.err()).contains("There is no user eve");
    try (Stores stores = Stores.open(url)) {
      assertThat(stores.get(Accounts.class).names()).containsExactly("admin");
    }
  }

  @Test
  void aDryRunShowsEachRowWithItsLineAndChangesNothing() throws Exception {
    run("import", file("codes.csv", "pxcode,procedure\nA1,One\nA2,Two\n"));
    String next = file("next.csv", "pxcode,procedure\nA1,ONE\nA2,Two\nA3,Three\nA 4,Bad\n");

    assertThat(run("import", next, "--dry-run")).isEqualTo(1);

    assertThat(program.out())
        .containsPattern("2 +changed +A1 One -> ONE")
        .containsPattern("4 +new +A3 Three")
        .containsPattern("5 +bad +pxcode must be")
        .contains("1 new, 1 changed, 1 the same, 1 bad");
    assertThat(exported()).isEqualTo("pxcode,procedure\r\nA1,One\r\nA2,Two\r\n");
  }

  @Test
  void oneBadRowKeepsTheWholeFileOut() throws Exception {
    assertThat(run("import", file("codes.csv", "pxcode,procedure\nA1,One\nA1,Two\n"))).isEqualTo(1);
    assertThat(program.err()).contains("the code A1 is in line 2 already", "Nothing was imported");
    assertThat(exported()).isEqualTo("pxcode,procedure\r\n");
  }

  @Test
  void everyFormatOfTheExportCanBeImported() throws Exception {
    run("import", file("codes.csv", "pxcode,procedure\nA1,\"Say \"\"it\"\", or\"\nA2,It's\n"));
    for (String format : new String[] {"csv", "json", "ndjson", "sql"}) {
      assertThat(run("export", "--format", format)).isZero();
      String all = file("all." + format, program.out());
      assertThat(run("import", all)).isZero();
      assertThat(program.err()).as(format).contains("0 new, 0 changed, 2 the same, 0 bad");
    }
  }

  @Test
  void aDateThatIsNoneIsRefused() throws Exception {
    String file = file("codes.csv", "pxcode,procedure\nA1,One\n");
    assertThat(run("import", file, "--effective", "soon")).isEqualTo(2);
    assertThat(program.err()).contains("--effective must be a date such as 2018-10-01");
  }

  private String exported() {
    assertThat(run("export")).isZero();
    return program.out();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private int run(String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "procedures";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--store";
    all[all.length - 1] = url;
    return program.run(all);
  }
}
