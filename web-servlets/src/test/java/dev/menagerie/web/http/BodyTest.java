package dev.menagerie.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

class BodyTest {
  private final HttpServletRequest request = Requests.withBody("0123456789".getBytes(US_ASCII));

  @Test
  void oneThatWasReadIsNotWaitedForWhenItIsRefused() {
    assertThat(Body.mayBeUnread(request)).isTrue();
    assertThat(Body.read(request, WebOptions.defaults())).hasSize(10);
    assertThat(Body.mayBeUnread(request)).isFalse();
  }

  @Test
  void oneThatIsTooLongIsStillToCome() {
    assertThatThrownBy(() -> Body.read(request, WebOptions.defaults().withMaxBody(9)))
        .isInstanceOf(HttpProblem.class)
        .hasMessageContaining("9 bytes");
    assertThat(Body.mayBeUnread(request)).isTrue();
  }
}
