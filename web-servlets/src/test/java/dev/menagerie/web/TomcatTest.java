package dev.menagerie.web;

import dev.menagerie.web.containers.TomcatContainer;
import org.junit.jupiter.api.Nested;

/** Everything that a container must serve, on Tomcat. */
class TomcatTest {
  @Nested
  class Messages extends MessagesSuite {
    Messages() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Hostility extends HostileSuite {
    Hostility() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Home extends HomeSuite {
    Home() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Page extends MessagePageSuite {
    Page() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Mounting extends MountingSuite {
    Mounting() {
      super(TomcatContainer::new);
    }
  }

  @Nested
  class Waiting extends WaitingSuite {
    Waiting() {
      super(TomcatContainer::new);
    }
  }

  @Nested
  class Running extends OperationsSuite {
    Running() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Streaming extends StreamSuite {
    Streaming() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Voting extends VotingSuite {
    Voting() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Administration extends AdminSuite {
    Administration() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Faults extends HealthSuite {
    Faults() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Lookup extends MessageLookupSuite {
    Lookup() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class MessageAdministration extends MessageAdminSuite {
    MessageAdministration() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Lines extends MessageLinesSuite {
    Lines() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Results extends ResultsSuite {
    Results() {
      super(TomcatContainer::new);
    }
  }

  @Nested
  class UnderFire extends BarrageSuite {
    UnderFire() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class Survey extends SurveySuite {
    Survey() {
      super(new TomcatContainer());
    }
  }

  @Nested
  class SurveyResults extends SurveyResultsSuite {
    SurveyResults() {
      super(new TomcatContainer());
    }
  }
}
