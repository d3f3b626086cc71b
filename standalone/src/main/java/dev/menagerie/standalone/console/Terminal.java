package dev.menagerie.standalone.console;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Whether a person is at the other end. What is unknown counts as no. */
public interface Terminal {
  /** Nobody is there: what is read and written are files and pipes. */
  Terminal NONE =
      new Terminal() {
        @Override
        public boolean answers() {
          return false;
        }

        @Override
        public boolean shows() {
          return false;
        }
      };

  /** Whether standard input comes from a person, so that a question would be answered. */
  boolean answers();

  /** Whether standard error appears before a person's eyes. */
  boolean shows();

  /**
   * That of this process. The JDK tells only whether standard input and output are both terminals,
   * and not the same in all its releases; so the system's own {@code test} is asked.
   */
  static Terminal ofProcess() {
    return new Terminal() {
      @Override
      public boolean answers() {
        return is(0);
      }

      @Override
      public boolean shows() {
        return is(2);
      }

      private boolean is(int descriptor) {
        var test = new ProcessBuilder("test", "-t", "" + descriptor);
        try {
          return test.redirectInput(Redirect.INHERIT)
                  .redirectOutput(Redirect.DISCARD)
                  .redirectError(Redirect.INHERIT)
                  .start()
                  .waitFor()
              == 0;
        } catch (IOException e) {
          return false;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    };
  }
}
