package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class FewAtATimeTest {
  private final FewAtATime few = new FewAtATime(2, "Too many are being written.");

  @Test
  void asManyAsThereIsRoomForAreWritten() throws Exception {
    BodyWriter inner = few.bound(out -> out.write('b'));
    var sink = new ByteArrayOutputStream();
    few.bound(
            out -> {
              out.write('a');
              inner.write(out);
            })
        .write(sink);
    assertThat(sink).hasToString("ab");
  }

  @Test
  void oneMoreIsToldToComeAgainBeforeAnythingIsWritten() {
    BodyWriter third = few.bound(out -> out.write('c'));
    BodyWriter second = few.bound(third);
    BodyWriter first = few.bound(second);
    var sink = new ByteArrayOutputStream();
    HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> first.write(sink));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
    assertThat(problem).hasMessage("Too many are being written. Try again in a moment.");
    assertThat(sink.size()).isZero();
  }

  @Test
  void whatBreaksOffMakesRoom() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> few.bound(FewAtATimeTest::breakOff).write(System.out))
          .isInstanceOf(IOException.class);
    }
    var sink = new ByteArrayOutputStream();
    few.bound(out -> out.write('a')).write(sink);
    assertThat(sink).hasToString("a");
  }

  private static void breakOff(OutputStream out) throws IOException {
    throw new IOException("the client left");
  }
}
