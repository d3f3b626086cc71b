package dev.menagerie.standalone.settings;

import dev.menagerie.store.StoreUrl;
import dev.menagerie.web.procedures.RateLimit;
import dev.menagerie.web.votes.ResultsAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The table of settings: every setting there is, once. The command line, its help, the environment
 * and {@code menagerie config} all come from it.
 */
public final class Settings {
  /** The main port. */
  public static final Setting<Integer> PORT =
      new Setting<>(
              "port", Kind.port(), "Serve plain HTTP on this port; alone, it turns HTTPS off.")
          .otherwise("5000, unless --tls-port or its variable is given")
          .alsoBy(Variable.plain("PORT"));

  /** The port with TLS. */
  public static final Setting<Integer> TLS_PORT =
      new Setting<>(
              "tls-port", Kind.port(), "Serve HTTPS on this port; alone, it turns plain HTTP off.")
          .otherwise("none; 5000 for 'serve messages' without --port");

  /** The port for operators. */
  public static final Setting<Integer> ADMIN_PORT =
      new Setting<>("admin-port", Kind.port(), "Serve /livez, /readyz, /metrics and /version here.")
          .byDefault("7000");

  /** The address that all ports listen on. */
  public static final Setting<String> HOST =
      new Setting<>("host", Kind.text("ADDRESS"), "Listen on this address; 0.0.0.0 means all.")
          .byDefault("127.0.0.1");

  /** Where everything is kept unless said otherwise. */
  public static final Setting<StoreUrl> STORE =
      new Setting<>("store", Kind.storeUrl(), "Keep all data in this store.")
          .otherwise("an embedded database in the folder --data");

  /** Where votes are kept. */
  public static final Setting<StoreUrl> VOTES_STORE =
      new Setting<>("votes-store", Kind.storeUrl(), "Keep votes in this store.")
          .within(STORE)
          .alsoBy(Variable.host("DB", "consul"));

  /** Where survey responses are kept. */
  public static final Setting<StoreUrl> SURVEY_STORE =
      new Setting<>("survey-store", Kind.storeUrl(), "Keep survey responses in this store.")
          .within(STORE)
          .alsoBy(Variable.postgres("DATABASE_URL"));

  /** Where messages are kept. */
  public static final Setting<StoreUrl> MESSAGES_STORE =
      new Setting<>("messages-store", Kind.storeUrl(), "Keep messages in this store.")
          .within(STORE)
          .alsoBy(Variable.host("MESSAGES_REDIS_HOST", "redis"));

  /** Where procedure codes are kept. */
  public static final Setting<StoreUrl> PROCEDURES_STORE =
      new Setting<>("procedures-store", Kind.storeUrl(), "Keep procedure codes in this store.")
          .within(STORE)
          .alsoBy(Variable.postgres("DATABASE_URL"));

  /** How often users may call. */
  public static final Setting<Optional<RateLimit>> RATE_LIMIT =
      new Setting<>(
              "rate-limit",
              Kind.rateLimit(),
              "Let each user, and each address, call the procedures API only so often.")
          .byDefault("off")
          .alsoBy(Variable.onIfTrue("USE_RATE_LIMITS"));

  /** Where replicas count calls together. */
  public static final Setting<StoreUrl> RATE_LIMIT_STORE =
      new Setting<>(
              "rate-limit-store",
              Kind.storeUrl(),
              "Count calls in this Redis, for all replicas; each alone while it is away.")
          .otherwise("the procedures' store if it is Redis, else memory");

  /** How long a store may take. */
  public static final Setting<Duration> STORE_TIMEOUT =
      new Setting<>(
              "store-timeout",
              Kind.positiveDuration(),
              "Give up on a store that takes longer to answer.")
          .byDefault("5s");

  /** The folder with all state. */
  public static final Setting<Path> DATA =
      new Setting<>("data", Kind.path("DIR"), "Keep the embedded database and certificates here.")
          .byDefault("./data");

  /** The folder with the logs. */
  public static final Setting<Path> LOGS =
      new Setting<>("logs", Kind.path("DIR"), "Write app.log and access.log here.")
          .byDefault("./logs");

  /** The size of a log file. */
  public static final Setting<Long> LOG_MAX_BYTES =
      new Setting<>(
              "log-max-bytes",
              Kind.number(0, Long.MAX_VALUE),
              "Begin a new log file before this one grows larger; 0: never.")
          .byDefault("100000000");

  /** The number of old log files. */
  public static final Setting<Long> LOG_BACKUPS =
      new Setting<>(
              "log-backups",
              Kind.number(0, 1_000),
              "Keep this many old log files (.1 is the latest); 0: never begin a new one.")
          .byDefault("5");

  /** The certificate. */
  public static final Setting<Path> CERT =
      new Setting<>("cert", Kind.path("FILE"), "The certificate chain for HTTPS, as PEM.")
          .otherwise("DATA/certs/localhost.crt, made when missing");

  /** The certificate's key. */
  public static final Setting<Path> KEY =
      new Setting<>("key", Kind.path("FILE"), "The private key of the certificate, as PEM.")
          .otherwise("DATA/certs/localhost.key, made when missing");

  /** Names for the certificate that is made. */
  public static final Setting<List<String>> CERT_NAMES =
      new Setting<>(
              "cert-names",
              Kind.words("NAMES"),
              "Further names and addresses for the certificate that is made.")
          .otherwise("localhost, 127.0.0.1, ::1 and the host's name only");

  /** Whether a proxy is believed. */
  public static final Setting<Boolean> TRUST_PROXY =
      new Setting<>(
              "trust-proxy",
              Kind.onOff(),
              "Believe X-Forwarded-* headers; only behind a proxy that sets them.")
          .byDefault("false");

  /** The size of a request. */
  public static final Setting<Long> MAX_BODY =
      new Setting<>(
              "max-body", Kind.number(1, 1L << 30), "Refuse request bodies of more bytes with 413.")
          .byDefault("1048576");

  /** What admins are known by. */
  public static final Setting<String> ADMIN_PASSWORD =
      new Setting<>(
              "admin-password", Kind.secret(), "Open the routes for admins to who knows this.")
          .otherwise("none: what is for admins only stays closed")
          .alsoBy(Variable.plain("ADMIN_PASSWORD"));

  /** What signs cookies. */
  public static final Setting<String> SESSION_SECRET =
      new Setting<>(
              "session-secret", Kind.key(16), "Sign cookies with this, the same on all replicas.")
          .otherwise("a secret that is made once and kept in the store")
          .alsoBy(Variable.plain("SESSION_SECRET"));

  /** How long to serve on after saying good-bye. */
  public static final Setting<Duration> DRAIN =
      new Setting<>(
              "drain",
              Kind.duration(),
              "After SIGTERM, serve on for this long while /readyz already says 503.")
          .byDefault("1s");

  /** How long to wait for what is in flight. */
  public static final Setting<Duration> GRACE =
      new Setting<>(
              "grace",
              Kind.duration(),
              "Then wait at most this long for requests that are under way.")
          .byDefault("8s");

  /** The first thing to vote for. */
  public static final Setting<String> OPTION_A = option("a", "Cats");

  /** The second thing to vote for. */
  public static final Setting<String> OPTION_B = option("b", "Dogs");

  /** The third thing to vote for. */
  public static final Setting<String> OPTION_C = option("c", "Whales");

  /** Who may see the results of the poll. */
  public static final Setting<ResultsAccess> RESULTS =
      new Setting<>(
              "results",
              Kind.oneOf(List.of(ResultsAccess.values())),
              "Show the results of the poll on the main port to these people.")
          .byDefault("always");

  /** When the poll closes. */
  public static final Setting<Instant> CLOSES =
      new Setting<>("closes", Kind.moment(), "Take no votes from this moment on.")
          .otherwise("the poll never closes");

  /** A folder with pictures. */
  public static final Setting<Path> PETS_IMAGES =
      new Setting<>(
              "pets-images",
              Kind.path("DIR"),
              "Show the pictures in option_a, option_b and option_c of this folder.")
          .otherwise("none: all pets are drawn")
          .alsoBy(Variable.plain("PETS_IMAGES"));

  /** Whether to make the instance known. */
  public static final Setting<Boolean> REGISTER =
      new Setting<>(
              "register",
              Kind.onOff(),
              "Register the pets app in the Consul that keeps the votes, until it stops.")
          .byDefault("false");

  /** Under which address the instance is made known. */
  public static final Setting<String> ADVERTISE =
      new Setting<>(
              "advertise",
              Kind.text("ADDRESS"),
              "Register this address, which Consul and the proxies must be able to reach.")
          .otherwise("what --host says; where that means all, the address of the host's name");

  /** The surveys that are served. */
  public static final Setting<List<Path>> SURVEYS =
      new Setting<>(
              "surveys",
              Kind.paths("FILES"),
              "Serve the surveys in these question files, or in folders of *.survey files.")
          .otherwise("cats, the built-in one");

  /** A folder with templates under development. */
  public static final Setting<Path> DEV =
      new Setting<>(
          "dev", Kind.path("DIR"), "Read templates and assets from here first, anew each time.");

  /** Whether to tell more. */
  public static final Setting<Boolean> DEBUG =
      new Setting<>("debug", Kind.onOff(), "Log details, and stack traces of a failed start.")
          .byDefault("false")
          .alsoBy(Variable.onIfTrue("DEBUG"));

  private static final List<Setting<?>> ALL =
      List.of(
          PORT,
          TLS_PORT,
          ADMIN_PORT,
          HOST,
          STORE,
          VOTES_STORE,
          SURVEY_STORE,
          MESSAGES_STORE,
          PROCEDURES_STORE,
          RATE_LIMIT,
          RATE_LIMIT_STORE,
          STORE_TIMEOUT,
          DATA,
          LOGS,
          LOG_MAX_BYTES,
          LOG_BACKUPS,
          CERT,
          KEY,
          CERT_NAMES,
          TRUST_PROXY,
          MAX_BODY,
          ADMIN_PASSWORD,
          SESSION_SECRET,
          DRAIN,
          GRACE,
          OPTION_A,
          OPTION_B,
          OPTION_C,
          RESULTS,
          CLOSES,
          PETS_IMAGES,
          REGISTER,
          ADVERTISE,
          SURVEYS,
          DEV,
          DEBUG);

  private Settings() {}

  private static Setting<String> option(String letter, String label) {
    return new Setting<>(
            "option-" + letter, Kind.label(60), "What option " + letter + " of the poll is called.")
        .byDefault(label)
        .alsoBy(Variable.plain("OPTION_" + letter.toUpperCase(Locale.ROOT)));
  }

  /** All settings, in the order of the help. */
  public static List<Setting<?>> all() {
    return ALL;
  }
}
