package dev.menagerie.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Many hostile requests to a server: bad JSON, odd encodings, bodies that are huge, cut off or
 * framed wrongly, tricks with paths and headers. Nine of ten go over a raw socket, the others
 * through a client that keeps to the protocol. The same seed sends the same requests.
 *
 * <pre>{@code
 * Barrage.at(URI.create("http://localhost:5000"), "/messages")
 *     .requests(10_000)
 *     .fire()
 *     .assertHarmless();
 * }</pre>
 */
public final class Barrage {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
  private static final Pattern TRACE = Pattern.compile("\\sat [a-z]+\\.[\\w.$]+\\(|Exception");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int SILENT = 0;

  private final URI base;
  private final List<String> paths;
  private final int requests;
  private final long seed;
  private final int clients;
  private final Set<Integer> excused;

  private Barrage(
      URI base, List<String> paths, int requests, long seed, int clients, Set<Integer> excused) {
    this.base = base;
    this.paths = paths;
    this.requests = requests;
    this.seed = seed;
    this.clients = clients;
    this.excused = excused;
  }

  /**
   * Aims at a server.
   *
   * @param base where it is, without a path, over plain HTTP
   * @param paths where it is to be hit; each request goes to one of them, or somewhere below
   */
  public static Barrage at(URI base, String... paths) {
    return new Barrage(base, List.of(paths), 1_000, 42, 4, Set.of());
  }

  /** Sends this many requests; default: 1,000. */
  public Barrage requests(int count) {
    return new Barrage(base, paths, count, seed, clients, excused);
  }

  /** Sends other requests; default: 42. */
  public Barrage seed(long number) {
    return new Barrage(base, paths, requests, number, clients, excused);
  }

  /** Excuses answers from 500 up that the container gives where no servlet is asked. */
  public Barrage excusing(Integer... statuses) {
    return new Barrage(base, paths, requests, seed, clients, Set.of(statuses));
  }

  /** Sends them all, from several clients at a time, and returns when each has been answered. */
  public Report fire() {
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    List<String> offences = Collections.synchronizedList(new ArrayList<>());
    HttpClient polite = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Races.run(
        clients,
        client -> {
          var source = new HostileRequests(seed + client, paths);
          for (int i = client; i < requests; i += clients) {
            Shot shot = i % 40 < clients ? politely(polite, source) : rudely(source.next());
            shot.statuses.forEach(status -> statuses.merge(status, 1, Integer::sum));
            shot.offence(excused).ifPresent(offences::add);
          }
          return null;
        });
    return new Report(requests, new TreeMap<>(statuses), List.copyOf(offences));
  }

  private Shot rudely(byte[] request) {
    String sent = new String(request, ISO_8859_1);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return Shot.answered(sent, new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    } catch (SocketTimeoutException e) {
      return new Shot(sent, "", List.of(), true);
    } catch (IOException e) {
      // The server had enough and closed the connection, as it may.
      return Shot.answered(sent, "");
    }
  }

  private Shot politely(HttpClient client, HostileRequests source) {
    String path = source.path();
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", source.type())
            .method(source.method(), BodyPublishers.ofByteArray(source.body()))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString(ISO_8859_1));
      return new Shot(path, answer.body(), List.of(answer.statusCode()), false);
    } catch (HttpTimeoutException e) {
      return new Shot(path, "", List.of(), true);
    } catch (IOException e) {
      return Shot.answered(path, "");
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a barrage", e);
    }
  }

  /**
   * What a barrage has come to.
   *
   * @param requests how many requests were sent; pipelined ones count as one
   * @param statuses how many answers had which status; under 0, how many requests were answered
   *     with nothing but a closed connection
   * @param offences what must not be: answers from 500 up, stack traces, no answer in time
   */
  public record Report(int requests, Map<Integer, Integer> statuses, List<String> offences) {
    /** Asserts that there was no offence, and that good and bad requests were told apart. */
    public Report assertHarmless() {
      assertThat(offences).as("%d requests, answered with %s", requests, statuses).isEmpty();
      assertThat(statuses.getOrDefault(SILENT, 0))
          .as("left without an answer")
          .isLessThan(requests / 2);
      assertThat(statuses).containsKeys(200, 201, 400, 404, 405);
      return this;
    }
  }

  private record Shot(String sent, String answer, List<Integer> statuses, boolean hung) {
    static Shot answered(String sent, String answer) {
      List<Integer> statuses =
          STATUS.matcher(answer).results().map(Shot::status).collect(Collectors.toList());
      return new Shot(sent, answer, statuses.isEmpty() ? List.of(SILENT) : statuses, false);
    }

    Optional<String> offence(Set<Integer> excused) {
      Matcher trace = TRACE.matcher(answer);
      if (hung) {
        return Optional.of("No answer to " + shown(sent));
      }
      if (statuses.stream().anyMatch(status -> status >= 500 && !excused.contains(status))
          || trace.find()) {
        return Optional.of(shown(answer) + " to " + shown(sent));
      }
      return Optional.empty();
    }

    private static int status(MatchResult result) {
      return Integer.parseInt(result.group(1));
    }

    private static String shown(String text) {
      return text.length() <= 1000 ? text : text.substring(0, 1000) + "…";
    }
  }
}
