package dev.menagerie.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.messages.Message;
import dev.menagerie.web.http.Json;
import java.io.PrintStream;
import java.util.Map;

/**
 * Asks for what is not there, stores two messages and finds them. It stores the same two each time,
 * so that a service that is checked every minute does not fill up.
 */
public final class RoundTrip {
  private static final String BANNER = "*".repeat(75);

  private final Client client;
  private final String messages;
  private final PrintStream out;

  /** A round trip that tells each step as it is done. */
  public RoundTrip(Target target, PrintStream out) {
    this.client = new Client(target);
    this.messages = target.root() + "/messages";
    this.out = out;
  }

  /**
   * Makes it.
   *
   * @throws CheckFailedException at the first step that went wrong
   */
  public void run() throws CheckFailedException {
    findNothing("a".repeat(64));
    post("foo");
    find("foo");
    post("bar");
    find("bar");
    find("foo");
    out.println();
    out.println(BANNER);
    out.println("All tests passed!");
    out.println(BANNER);
    out.flush();
  }

  private void findNothing(String digest) throws CheckFailedException {
    String url = messages + "/" + digest;
    client.get(url).expect(404, Map.of("err_msg", "Message not found for hash: " + digest));
    out.println(url + " correctly not found");
  }

  private void post(String text) throws CheckFailedException {
    client
        .post(messages, new String(Json.object("message", text), UTF_8))
        .expect(201, Map.of("digest", digest(text)));
    out.println(messages + " POSTed successfully");
  }

  private void find(String text) throws CheckFailedException {
    String url = messages + "/" + digest(text);
    client.get(url).expect(200, Map.of("message", text));
    out.println(url + " correctly found");
  }

  private static String digest(String text) {
    return Message.of(text).digest().hex();
  }
}
