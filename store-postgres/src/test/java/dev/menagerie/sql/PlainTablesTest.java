package dev.menagerie.sql;

import static dev.menagerie.surveys.Question.Kind.DATE;
import static dev.menagerie.surveys.Question.Kind.NUMBER;
import static dev.menagerie.surveys.Question.Kind.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.Stores;
import dev.menagerie.surveys.Filter;
import dev.menagerie.surveys.Order;
import dev.menagerie.surveys.Question;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.ResponsePage;
import dev.menagerie.surveys.Survey;
import dev.menagerie.surveys.SurveyStore;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.QuickHash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others see of the tables in PostgreSQL, and may do to them with psql. */
class PlainTablesTest {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final String cats = Fresh.identifier("cats");
  private final Stores stores = Stores.open(POSTGRES.url());
  private final SurveyStore surveys = stores.get(SurveyStore.class);
  private final ProcedureCatalog catalog = stores.get(ProcedureCatalog.class);
  private final String code = Fresh.codePrefix();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void theQuestionsAreTheFirstColumnsOfATableNamedAfterTheSurvey() throws SQLException {
    surveys.define(survey());
    surveys.save(response("ann", "Ann"));

    assertThat(query("select * from " + cats).get(0)).startsWith("Ann|tabby|jelly|ann|");
    assertThat(query("select name, coat, donut from " + cats)).containsExactly("Ann|tabby|jelly");
  }

  @Test
  void theOriginalsInsertGoesOnWorkingBesideOurs() throws SQLException {
    surveys.define(survey());
    execute("insert into " + cats + " (name, coat, donut) values ('Pika', 'Tabby', 'Jelly')");
    surveys.save(response("ann", "Ann"));

    assertThat(names()).containsExactly("Pika", "Ann");
  }

  @Test
  void theOriginalsTableIsTakenOverWithItsRows() throws SQLException {
    execute("create table " + cats + " (name text, coat text, donut text)");
    execute("insert into " + cats + " values ('Pika', 'Tabby', 'Jelly'), ('Kiki', null, '')");

    surveys.define(survey());
    surveys.save(response("ann", "Ann"));

    assertThat(names()).containsExactly("Pika", "Kiki", "Ann");
    Response pika = surveys.page(cats, Optional.empty(), 1).responses().get(0);
    assertThat(surveys.find(cats, pika.id())).contains(pika);
    assertThat(surveys.summarise(cats, 10).responses()).isEqualTo(3);
  }

  @Test
  void rowsWithoutAnIdOrAMomentAreGivenThem() throws SQLException {
    execute("create table " + cats + " (name varchar(30), id text, at timestamptz)");
    execute("insert into " + cats + " values ('Pika', null, null), ('Kiki', 'kiki', null)");

    surveys.define(survey());
    execute("insert into " + cats + " (name) values ('Mimi')");

    assertThat(names()).containsExactly("Pika", "Kiki", "Mimi");
    assertThat(surveys.find(cats, "kiki")).isPresent();
  }

  @Test
  void aTextThatIsTooShortForAnswersIsMadeLongEnough() throws SQLException {
    execute("create table " + cats + " (name varchar(4), coat text, donut text)");
    execute("insert into " + cats + " values ('Pika', 'tabby', 'jelly')");

    assertThat(surveys.changes(survey()))
        .contains("lift the limit of column name, so that it holds every text");
    surveys.define(survey());
    surveys.save(response("ann", "Ann of Green Gables"));

    assertThat(names()).containsExactly("Pika", "Ann of Green Gables");
    assertThat(surveys.changes(survey())).isEmpty();
  }

  @Test
  void whatOthersWroteIsReadHoweverLongItIsAndWhateverItsId() throws SQLException {
    surveys.define(survey());
    execute("insert into " + cats + " (name, id) values (repeat('x', 10001), 'no id of ours!')");
    surveys.save(response("ann", "Ann"));

    assertThat(names()).containsExactly("x".repeat(10_001), "Ann");
    assertThat(surveys.find(cats, "no id of ours!")).isPresent();
    assertThat(surveys.summarise(cats, 10).responses()).isEqualTo(2);
  }

  @Test
  void pagesGoOnBehindWhateverNumberOthersGave() throws SQLException {
    surveys.define(survey());
    for (long seq : new long[] {Long.MIN_VALUE + 1, 0, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
      execute("insert into " + cats + " (name, seq) values ('" + seq + "', " + seq + ")");
    }

    var seen = new ArrayList<String>();
    Optional<String> after = Optional.empty();
    do {
      ResponsePage page = surveys.page(cats, after, 1);
      page.responses().forEach(response -> seen.add(response.answers().get("name")));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen)
        .containsExactly("-9223372036854775807", "0", "9223372036854775806", "9223372036854775807");
  }

  @Test
  void aPlaceThatNoPageGaveIsRefused() {
    surveys.define(survey());
    for (String bad : List.of("", "x", "1.5", "9223372036854775808", "-9".repeat(99))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> surveys.page(cats, Optional.of(bad), 1))
          .withMessageContaining("after must be what an earlier page gave");
    }
  }

  @Test
  void aColumnThatCannotHoldItsAnswersIsRefusedAndNothingIsChanged() throws SQLException {
    execute("create table " + cats + " (age integer, born timestamptz, id serial)");
    for (Question question :
        List.of(new Question("age", NUMBER), new Question("born", DATE), new Question("x", TEXT))) {
      var survey = new Survey(cats, List.of(question));
      String column = question.id().equals("x") ? "id" : question.id();

      assertThatThrownBy(() -> surveys.define(survey))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContainingAll("column " + column, cats, "cannot hold");
    }
    assertThat(
            query(
                "select count(*) from information_schema.columns where table_name = '"
                    + cats
                    + "'"))
        .containsExactly("3");
  }

  @Test
  void aSurveyMayGoOnAskingForAnyKindInAColumnOfText() throws SQLException {
    execute("create table " + cats + " (age text)");
    surveys.define(new Survey(cats, List.of(new Question("age", NUMBER))));
    var response = new Response(cats, "ann", Instant.EPOCH, Map.of("age", "42"));
    surveys.save(response);

    assertThat(surveys.find(cats, "ann")).contains(response);
  }

  @Test
  void aFilterPassesOverTextsThatAreNoAnswersOfItsKind() throws SQLException {
    execute("create table " + cats + " (age text, born text)");
    execute(
        "insert into "
            + cats
            + " values ('42', '2026-12-01'), ('forty-two', '2026-02-31'), ('', ''), (null, null),"
            + " ('1E999999', '01.12.2026'), ('0.' || repeat('0', 20000), 'infinity')");
    surveys.define(
        new Survey(cats, List.of(new Question("age", NUMBER), new Question("born", DATE))));

    for (var answer : Map.of("age", "42", "born", "2026-12-01").entrySet()) {
      var filter = new Filter(Map.ofEntries(answer));
      assertThat(surveys.page(cats, filter, Order.OLDEST_FIRST, Optional.empty(), 10).responses())
          .extracting(response -> response.answers().get("age"))
          .containsExactly("42");
      assertThat(surveys.summarise(cats, filter, 10).responses()).isEqualTo(1);
    }
  }

  @Test
  void noTableButADefinedSurveysIsRead() {
    for (String table : List.of("starter_users", "pg_class", "x\"; drop table starter_users; --")) {
      assertThatThrownBy(() -> surveys.page(table, Optional.empty(), 10))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContaining("no survey of that id");
    }
  }

  @Test
  void theOriginalsFileOfProceduresLoadsAndIsSeenAtOnce() throws SQLException {
    long before = catalog.version();
    insertProcedure("CRANIOTOMY");

    assertThat(catalog.find(code).map(Entry::procedure))
        .contains(new Procedure(code, "CRANIOTOMY"));
    assertThat(catalog.version()).isGreaterThan(before);
  }

  @Test
  void whatOthersChangeGetsNewVersions() throws SQLException {
    insertProcedure("CRANIOTOMY");
    long version = catalog.find(code).orElseThrow().version();
    long before = catalog.version();

    execute("update starter_pxcodes set procedure = 'OTHER' where pxcode = '" + code + "'");

    assertThat(catalog.find(code).orElseThrow().version()).isGreaterThan(version);
    assertThat(catalog.version()).isGreaterThan(before);
    long changed = catalog.version();
    execute("delete from starter_pxcodes where pxcode = '" + code + "'");
    assertThat(catalog.version()).isGreaterThan(changed);
  }

  @Test
  void statementsThatChangeNothingLeaveTheCataloguesVersion() throws SQLException {
    catalog.version();
    long before = catalog.version();

    execute("update starter_pxcodes set procedure = 'OTHER' where pxcode = 'none'");
    execute("delete from starter_pxcodes where pxcode = 'none'");

    assertThat(catalog.version()).isEqualTo(before);
  }

  @Test
  void usersAreAPlainTableToo() throws SQLException {
    String name = Fresh.name("user");
    PasswordHash hash = QuickHash.of("secret");
    stores.get(Accounts.class).find(name);
    execute(
        "insert into starter_users (username, password_hash) values ('"
            + name
            + "', '"
            + hash.phc()
            + "')");

    assertThat(stores.get(Accounts.class).verify(name, "secret"))
        .contains(new Account(name, hash, Scope.READ));
  }

  private Survey survey() {
    return new Survey(
        cats,
        List.of(
            new Question("name", TEXT), new Question("coat", TEXT), new Question("donut", TEXT)));
  }

  private Response response(String id, String name) {
    return new Response(
        cats, id, Instant.EPOCH, Map.of("name", name, "coat", "tabby", "donut", "jelly"));
  }

  private List<String> names() {
    return surveys.page(cats, Optional.empty(), 10).responses().stream()
        .map(response -> response.answers().get("name"))
        .toList();
  }

  private void insertProcedure(String title) throws SQLException {
    execute(
        "INSERT INTO \"starter_pxcodes\" (\"pxcode\",\"procedure\") VALUES ('"
            + code
            + "','"
            + title
            + "');");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = POSTGRES.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        all.add(String.join("|", row));
      }
      return all;
    }
  }
}
