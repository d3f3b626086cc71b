package dev.menagerie.sql;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.AccountsContract;
import dev.menagerie.testkit.CatalogExtensionsContract;
import dev.menagerie.testkit.Fresh;
import dev.menagerie.testkit.MessageStoreContract;
import dev.menagerie.testkit.ProcedureCatalogContract;
import dev.menagerie.testkit.SharedSecretsContract;
import dev.menagerie.testkit.StoresContract;
import dev.menagerie.testkit.SurveyStoreContract;
import dev.menagerie.testkit.VoteCounterContract;
import org.junit.jupiter.api.Nested;

/** Every contract on H2 in memory, which lives as long as this JVM. */
class H2MemoryTest {
  private static final String URL = "jdbc:h2:mem:" + Fresh.name("contracts") + ";DB_CLOSE_DELAY=-1";

  @Nested
  class Whole extends StoresContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class Votes extends VoteCounterContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class Messages extends MessageStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class Surveys extends SurveyStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class Procedures extends ProcedureCatalogContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class Extensions extends CatalogExtensionsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class UserAccounts extends AccountsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }

  @Nested
  class Secrets extends SharedSecretsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return Stores.open(URL, options);
    }
  }
}
