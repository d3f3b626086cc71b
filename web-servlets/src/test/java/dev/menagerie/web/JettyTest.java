package dev.menagerie.web;

import dev.menagerie.web.containers.JettyContainer;
import org.junit.jupiter.api.Nested;

/** Everything that a container must serve, on Jetty. */
class JettyTest {
  @Nested
  class Messages extends MessagesSuite {
    Messages() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Hostility extends HostileSuite {
    Hostility() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Home extends HomeSuite {
    Home() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Page extends MessagePageSuite {
    Page() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Mounting extends MountingSuite {
    Mounting() {
      super(JettyContainer::new);
    }
  }

  @Nested
  class Waiting extends WaitingSuite {
    Waiting() {
      super(JettyContainer::new);
    }
  }

  @Nested
  class Running extends OperationsSuite {
    Running() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Streaming extends StreamSuite {
    Streaming() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Voting extends VotingSuite {
    Voting() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Administration extends AdminSuite {
    Administration() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Faults extends HealthSuite {
    Faults() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Lookup extends MessageLookupSuite {
    Lookup() {
      super(new JettyContainer());
    }
  }

  @Nested
  class MessageAdministration extends MessageAdminSuite {
    MessageAdministration() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Lines extends MessageLinesSuite {
    Lines() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Results extends ResultsSuite {
    Results() {
      super(JettyContainer::new);
    }
  }

  @Nested
  class UnderFire extends BarrageSuite {
    UnderFire() {
      super(new JettyContainer());
    }
  }

  @Nested
  class Survey extends SurveySuite {
    Survey() {
      super(new JettyContainer());
    }
  }

  @Nested
  class SurveyResults extends SurveyResultsSuite {
    SurveyResults() {
      super(new JettyContainer());
    }
  }
}
