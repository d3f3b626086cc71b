package dev.menagerie.platform.balancer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.platform.HostPort;
import dev.menagerie.platform.Refusal;
import dev.menagerie.platform.state.AppState;
import dev.menagerie.platform.state.Instance;
import dev.menagerie.platform.state.Role;
import dev.menagerie.platform.state.Route;
import dev.menagerie.platform.state.Traffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The state as a configuration of nginx.
 *
 * @param listen where it listens, as {@code host:port}
 * @param folder where its files lie
 * @param repository where the repository listens, as {@code host:port}
 * @param inner the port of the built-in balancer, to which nginx leaves what it cannot do itself:
 *     requests that wait, and visitors who stay with a version; empty to do without
 */
public record NginxConfig(String listen, Path folder, String repository, Optional<Integer> inner) {

  /**
   * The file that says that the present workers are about to end. It lies where they can look for
   * it: started by root they run as somebody else, who may not see into the platform's home.
   */
  static Path changingOver(Path folder) {
    UUID name = UUID.nameUUIDFromBytes(folder.toString().getBytes(UTF_8));
    return Path.of(System.getProperty("java.io.tmpdir"), "platform-nginx-" + name);
  }

  /**
   * The whole file.
   *
   * @param serves whether an instance is well
   * @param elsewhere where else an app runs, as {@code host:port}
   */
  public String of(
      Collection<AppState> apps,
      Predicate<Instance> serves,
      Function<String, List<String>> elsewhere) {
    var text = new StringBuilder();
    text.append(
        """
        # Written by the platform from its state; the next change overwrites this file.
        worker_processes auto;
        pid %1$s;
        error_log %2$s warn;
        worker_shutdown_timeout 60s;
        events { worker_connections 4096; }
        http {
          log_format platform '$upstream_addr $status $request_time';
          access_log %3$s platform buffer=16k flush=1s;
          client_body_temp_path %4$s;
          proxy_temp_path %5$s;
          fastcgi_temp_path %6$s;
          uwsgi_temp_path %7$s;
          scgi_temp_path %8$s;
          client_max_body_size 0;
          keepalive_requests 1000000;
          server_tokens off;
          server_names_hash_bucket_size 512;
          proxy_http_version 1.1;
          proxy_buffering off;
          proxy_request_buffering off;
          proxy_read_timeout 1h;
          proxy_next_upstream error timeout;
          map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
        """
            .formatted(
                own("nginx.pid"),
                own("error.log"),
                own("access.log"),
                own("body"),
                own("proxy"),
                own("fastcgi"),
                own("uwsgi"),
                own("scgi")));
    var served = new HashSet<String>();
    for (AppState app : apps) {
      if (upstream(app, serves, elsewhere.apply(app.app()), text)) {
        served.add(app.app());
      }
    }
    var hosts = new TreeSet<String>();
    apps.forEach(
        app -> {
          hosts.add(app.app() + ".platform");
          app.routes().stream().filter(r -> r.host() != null).forEach(r -> hosts.add(r.host()));
        });
    server(
        "listen " + listen + " default_server;\n    server_name _;",
        lines(apps, null),
        served,
        text);
    for (String host : hosts) {
      server(
          "listen " + listen + ";\n    server_name " + host + ";", lines(apps, host), served, text);
    }
    text.append(repositoryServer());
    inner.ifPresent(port -> text.append(elsewhereOnly(port)));
    return text.append("}\n").toString();
  }

  private String own(String file) {
    return quoted(folder.resolve(file));
  }

  /** A path as a word of the configuration, in which a $ would begin a name. */
  private static String quoted(Path path) {
    String text = path.toString();
    if (text.indexOf('$') >= 0) {
      throw Refusal.bad("'" + text + "' must have no $ for nginx; choose another folder");
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Writes where an app's requests go; returns whether there is such a place. */
  private static boolean upstream(
      AppState app, Predicate<Instance> serves, List<String> elsewhere, StringBuilder text) {
    List<Instance> live = app.instances(NginxConfig::isLive);
    List<Instance> healthy = live.stream().filter(serves).toList();
    // As the built-in balancer does: an answer that says what is wrong is better than none.
    List<Instance> serving = healthy.isEmpty() ? live : healthy;
    if (serving.isEmpty() && elsewhere.isEmpty()) {
      return false;
    }
    text.append("  upstream app_").append(app.app()).append(" {\n");
    for (Instance i : serving) {
      text.append("    server ").append(HostPort.of(i.address(), i.port()));
      text.append(" max_fails=0").append(weight(app, i)).append("; # ").append(i.id()).append('\n');
    }
    elsewhere.forEach(
        address -> text.append("    server ").append(address).append(" max_fails=0;\n"));
    text.append("    keepalive 128;\n    keepalive_timeout 4s;\n  }\n");
    return true;
  }

  /** Artifacts are for all; configurations hold secrets, and are for programs on this host. */
  private String repositoryServer() {
    return """
          upstream repository { server %2$s; }
          server {
            listen %1$s;
            server_name repository.platform;
            location / {
              if ($http_x_forwarded_for) { return 403; }
              allow 127.0.0.0/8;
              allow ::1;
              deny all;
              proxy_pass http://repository;
            }
            location ~ ^%3$s$ { proxy_pass http://repository$uri; }
          }
        """
        .formatted(listen, repository, Balancer.ARTIFACTS);
  }

  /** Apps that run on other hosts only are known to the built-in balancer. */
  private String elsewhereOnly(int port) {
    return """
          server {
            listen %s;
            server_name *.platform;
            location / {
        %s      proxy_pass http://127.0.0.1:%d;
            }
          }
        """
        .formatted(listen, headers(), port);
  }

  private static boolean isLive(Instance instance) {
    return instance.role() == Role.LIVE || instance.role() == Role.CANARY;
  }

  /** Among the instances of a version its share is spread evenly. */
  private static String weight(AppState app, Instance instance) {
    if (app.canary() == null) {
      return "";
    }
    boolean canary = instance.version().equals(app.canary().version());
    int percent = canary ? app.canary().percent() : 100 - app.canary().percent();
    return " weight=" + Math.max(1, percent * 10 / Math.max(1, app.of(instance.version()).size()));
  }

  /** A route as a place in a server. */
  private record Line(Route route, AppState app) {}

  /** What a host's server knows: its own routes, and those for any host beside them. */
  private static List<Line> lines(Collection<AppState> apps, String host) {
    var own = new ArrayList<Line>();
    for (AppState app : apps) {
      for (Route route : app.routes()) {
        if (host != null && host.equals(route.host())) {
          own.add(new Line(route, app));
        }
      }
      if ((app.app() + ".platform").equals(host)) {
        own.add(new Line(new Route(host, "/", false), app));
      }
    }
    var all = new ArrayList<>(own);
    for (AppState app : apps) {
      for (Route route : app.routes()) {
        boolean hidden = own.stream().anyMatch(line -> line.route().matchesPath(route.path()));
        if (route.host() == null && !hidden) {
          all.add(new Line(route, app));
        }
      }
    }
    return all;
  }

  private void server(String head, List<Line> lines, Set<String> served, StringBuilder text) {
    text.append("  server {\n    ").append(head).append('\n');
    boolean all = false;
    for (Line line : lines) {
      String path = line.route().path();
      all |= path.equals("/");
      String place = place(line, served);
      String last = "@last_" + (lines.indexOf(line) + 1);
      String first = inner.isPresent() ? changeOver(last) : "";
      if (path.equals("/")) {
        location("/", first + place, text);
      } else {
        location("= " + path, first + place, text);
        location(path + "/", first + place, text);
      }
      if (inner.isPresent()) {
        location(last, "      keepalive_timeout 0;\n" + place, text);
      }
    }
    if (!all) {
      text.append("    location / { return 404; }\n");
    }
    text.append("  }\n");
  }

  /**
   * A worker that ends closes its kept connections, even if the next request is on its way. So
   * shortly before workers end, the file says so, and no connection is kept any more.
   */
  private String changeOver(String last) {
    return "      error_page 418 = %s;%n      if (-f %s) { return 418; }%n"
        .formatted(last, quoted(changingOver(folder)));
  }

  private static void location(String where, String what, StringBuilder text) {
    text.append("    location ").append(where).append(" {\n").append(what).append("    }\n");
  }

  private String place(Line line, Set<String> served) {
    AppState app = line.app();
    boolean special =
        app.traffic().mode() != Traffic.Mode.FLOWING || app.canary() != null || app.keepsSessions();
    if (special && inner.isPresent()) {
      return headers() + "      proxy_pass http://127.0.0.1:" + inner.get() + ";\n";
    }
    if (!served.contains(app.app()) || app.traffic().mode() != Traffic.Mode.FLOWING) {
      return "      add_header Retry-After 60 always;\n      return 503;\n";
    }
    boolean stripped = line.route().path().length() > 1 && !line.route().keepPrefix();
    return headers()
        + (stripped ? withoutPrefix(line.route().path()) : "")
        + "      proxy_pass http://app_"
        + app.app()
        + ";\n";
  }

  private static String withoutPrefix(String path) {
    return "      proxy_set_header X-Forwarded-Prefix %1$s;%n      rewrite ^%2$s/?(.*)$ /$1 break;%n"
        .formatted(path, path.replace(".", "\\."));
  }

  private static String headers() {
    return """
          proxy_set_header Host $http_host;
          proxy_set_header X-Real-IP $remote_addr;
          proxy_set_header X-Forwarded-For $remote_addr;
          proxy_set_header X-Forwarded-Host $http_host;
          proxy_set_header X-Forwarded-Proto $scheme;
          proxy_set_header X-Forwarded-Prefix "";
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
    """;
  }
}
