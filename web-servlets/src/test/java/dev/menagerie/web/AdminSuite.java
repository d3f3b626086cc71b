package dev.menagerie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.web.access.AdminOnly;
import dev.menagerie.web.containers.Container;
import dev.menagerie.web.containers.Visitor;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.ErrorShape;
import dev.menagerie.web.http.GetServlet;
import dev.menagerie.web.http.Reply;
import dev.menagerie.web.http.WebOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is for an admin only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdminSuite {
  private static final String SECRET = "a:bé";

  private final Container container;
  private Visitor visitor;

  AdminSuite(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    var open = WebOptions.defaults().withTrustProxy(true);
    container.start(
        "",
        context -> {
          Room.register(context, "/unset", new Vault(open));
          Room.register(
              context, "/set", new Vault(open.withAdminPassword(AdminPassword.of(SECRET))));
        });
    visitor = new Visitor(container.base());
  }

  @AfterAll
  void stop() {
    container.close();
  }

  @Test
  void withoutAPasswordNobodyGetsIn() throws Exception {
    var answer = visitor.get("/unset", "Authorization", basic("admin:" + SECRET));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("--admin-password");
  }

  @Test
  void whoDoesNotLogInIsChallenged() throws Exception {
    String[] logins = {"", "Basic", "Basic !!!", basic("no colon"), "Bearer YTpiw6k="};
    for (String login : logins) {
      var answer = visitor.get("/set", "Authorization", login);
      assertThat(answer.statusCode()).as(login).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Basic realm=\"menagerie admin\", charset=\"UTF-8\"");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void thePasswordOpensUnderAnyUserName() throws Exception {
    for (String user : new String[] {"admin", "", "Zoë"}) {
      assertThat(knock("192.0.2.1", basic(user + ":" + SECRET)).body()).isEqualTo("gold");
    }
    assertThat(knock("192.0.2.1", basic("x:" + SECRET).replace("Basic", "bASIC")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoGuessesIsSlowedDownAndNobodyElse() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(knock("192.0.2.66", basic("admin:guess " + i)).statusCode()).isEqualTo(401);
    }
    var refused = knock("192.0.2.66", basic("admin:" + SECRET));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]|[1-6][0-9]");
    assertThat(knock("192.0.2.67", basic("admin:" + SECRET)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> knock(String client, String login) throws Exception {
    return visitor.get("/set", "X-Forwarded-For", client, "Authorization", login);
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  private static final class Vault extends GetServlet {
    Vault(WebOptions options) {
      super(ErrorShape.text(), options);
    }

    @Override
    protected Reply get(HttpServletRequest request) {
      new AdminOnly(options(), urls()).check(request);
      return Reply.text(200, "gold");
    }
  }
}
