package dev.menagerie.sql;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.AccountsContract;
import dev.menagerie.testkit.MessageStoreContract;
import dev.menagerie.testkit.ProcedureCatalogContract;
import dev.menagerie.testkit.SharedSecretsContract;
import dev.menagerie.testkit.StoresContract;
import dev.menagerie.testkit.SurveyStoreContract;
import dev.menagerie.testkit.VoteCounterContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every contract on H2 in a file. */
class H2FileTest {
  @TempDir static Path folder;

  private static String url() {
    return "jdbc:h2:" + folder.resolve("contracts");
  }

  /** Without the tidying up at each close, which takes longer than most of the tests. */
  private static String untidied() {
    return url() + ";MAX_COMPACT_TIME=0";
  }

  @Nested
  class Whole extends StoresContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(url(), options);
    }
  }

  @Nested
  class Votes extends VoteCounterContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(untidied(), options);
    }
  }

  @Nested
  class Messages extends MessageStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(untidied(), options);
    }
  }

  @Nested
  class Surveys extends SurveyStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(untidied(), options);
    }
  }

  @Nested
  class Procedures extends ProcedureCatalogContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(untidied(), options);
    }
  }

  @Nested
  class UserAccounts extends AccountsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(untidied(), options);
    }
  }

  @Nested
  class Secrets extends SharedSecretsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(untidied(), options);
    }
  }
}
