package dev.menagerie.benchmarks;

import com.orbitz.consul.Consul;
import com.orbitz.consul.KeyValueClient;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The original's way of storing a vote, by the same client library as ours, as it comes: look for
 * the voter, write the vote, read the total, write it with one more. Votes that do this at the same
 * time overwrite each other's totals.
 */
final class NaiveVotes extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Consul consul;
  private final transient KeyValueClient kv;

  /** Stores votes at the Consul server with this URL. */
  NaiveVotes(String url) {
    consul = Consul.builder().withUrl(url).withPing(false).build();
    kv = consul.keyValueClient();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    String vote = request.getParameter("vote");
    String voter = "naive/voters/" + request.getParameter("name");
    kv.getValueAsString(voter);
    kv.putValue(voter, vote);
    String total = kv.getValueAsString("naive/totals/" + vote).orElse("0");
    kv.putValue("naive/totals/" + vote, Long.toString(Long.parseLong(total) + 1));
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", "/");
    response.setContentLength(0);
  }

  @Override
  public void destroy() {
    consul.destroy();
  }
}
