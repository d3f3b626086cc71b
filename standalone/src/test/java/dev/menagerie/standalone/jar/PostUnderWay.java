package dev.menagerie.standalone.jar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/** A POST of which the server has the head, and waits for the body. */
final class PostUnderWay implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader answer;
  private final String body;

  private PostUnderWay(Socket socket, String body) throws IOException {
    this.socket = socket;
    this.body = body;
    this.answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  /** Begins to post a text, and returns when the server has asked for the body. */
  static PostUnderWay begin(URI messages, String text) throws IOException {
    var socket = new Socket(messages.getHost(), messages.getPort());
    socket.setSoTimeout(20_000);
    var post = new PostUnderWay(socket, "{\"message\":\"" + text + "\"}");
    post.send(
        "POST /messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + ("Content-Length: " + post.body.length() + "\r\n")
            + "Expect: 100-continue\r\n\r\n");
    String invitation = post.answer.readLine();
    if (!"HTTP/1.1 100 Continue".equals(invitation) || !post.answer.readLine().isEmpty()) {
      throw new AssertionError("The server did not ask for the body but said " + invitation);
    }
    return post;
  }

  /** Sends the body, and returns the status line of the answer. */
  String finish() throws IOException {
    send(body);
    return answer.readLine();
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
