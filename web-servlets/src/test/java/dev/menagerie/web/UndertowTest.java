package dev.menagerie.web;

import dev.menagerie.web.containers.UndertowContainer;
import org.junit.jupiter.api.Nested;

/** Everything that a container must serve, on Undertow. */
class UndertowTest {
  @Nested
  class Messages extends MessagesSuite {
    Messages() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Hostility extends HostileSuite {
    Hostility() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Home extends HomeSuite {
    Home() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Page extends MessagePageSuite {
    Page() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Mounting extends MountingSuite {
    Mounting() {
      super(UndertowContainer::new);
    }
  }

  @Nested
  class Waiting extends WaitingSuite {
    Waiting() {
      super(UndertowContainer::new);
    }
  }

  @Nested
  class Running extends OperationsSuite {
    Running() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Streaming extends StreamSuite {
    Streaming() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Voting extends VotingSuite {
    Voting() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Administration extends AdminSuite {
    Administration() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Faults extends HealthSuite {
    Faults() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Lookup extends MessageLookupSuite {
    Lookup() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class MessageAdministration extends MessageAdminSuite {
    MessageAdministration() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Lines extends MessageLinesSuite {
    Lines() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Results extends ResultsSuite {
    Results() {
      super(UndertowContainer::new);
    }
  }

  @Nested
  class UnderFire extends BarrageSuite {
    UnderFire() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class Survey extends SurveySuite {
    Survey() {
      super(new UndertowContainer());
    }
  }

  @Nested
  class SurveyResults extends SurveyResultsSuite {
    SurveyResults() {
      super(new UndertowContainer());
    }
  }
}
