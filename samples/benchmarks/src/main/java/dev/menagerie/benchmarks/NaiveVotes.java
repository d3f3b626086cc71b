package dev.menagerie.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The original's way of storing a vote: look for the voter, write the vote, read the total, write
 * it with one more. Votes that do this at the same time overwrite each other's totals.
 */
final class NaiveVotes extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final String kv;

  NaiveVotes(String kv) {
    this.kv = kv;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String vote = request.getParameter("vote");
    String voter = "voters/" + request.getParameter("name");
    get(voter);
    put(voter, vote);
    String total = get("totals/" + vote);
    put("totals/" + vote, Long.toString(total.isEmpty() ? 1 : Long.parseLong(total) + 1));
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", "/");
    response.setContentLength(0);
  }

  private String get(String key) throws IOException {
    HttpURLConnection connection = open(key + "?raw");
    if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
      drain(connection.getErrorStream());
      return "";
    }
    return drain(connection.getInputStream());
  }

  private void put(String key, String value) throws IOException {
    HttpURLConnection connection = open(key);
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.getOutputStream().write(value.getBytes(UTF_8));
    drain(connection.getInputStream());
  }

  private HttpURLConnection open(String key) throws IOException {
    return (HttpURLConnection) URI.create(kv + key).toURL().openConnection();
  }

  /** Read to its end, a connection can be used again. */
  private static String drain(InputStream body) throws IOException {
    if (body == null) {
      return "";
    }
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
