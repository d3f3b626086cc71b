package dev.menagerie.redis;

import dev.menagerie.store.StoreOptions;
import dev.menagerie.store.Stores;
import dev.menagerie.testkit.AccountsContract;
import dev.menagerie.testkit.MessageStoreContract;
import dev.menagerie.testkit.ProcedureCatalogContract;
import dev.menagerie.testkit.SharedSecretsContract;
import dev.menagerie.testkit.StoresContract;
import dev.menagerie.testkit.SurveyStoreContract;
import dev.menagerie.testkit.VoteCounterContract;
import org.junit.jupiter.api.Nested;

/** All suites of the testkit, for whichever Redis a subclass opens. */
abstract class EveryContract {
  /** Opens an independent instance on the same data. */
  abstract Stores opened(StoreOptions options);

  @Nested
  class Opened extends StoresContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }

  @Nested
  class Votes extends VoteCounterContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }

  @Nested
  class Messages extends MessageStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }

  @Nested
  class Surveys extends SurveyStoreContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }

  @Nested
  class Catalog extends ProcedureCatalogContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }

  @Nested
  class Secrets extends SharedSecretsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }

  @Nested
  class Users extends AccountsContract {
    @Override
    protected Stores open(StoreOptions options) {
      return opened(options);
    }
  }
}
