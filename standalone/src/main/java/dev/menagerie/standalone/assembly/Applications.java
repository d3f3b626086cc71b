package dev.menagerie.standalone.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.standalone.settings.BadSettingException;
import dev.menagerie.standalone.settings.Configuration;
import dev.menagerie.standalone.settings.Settings;
import dev.menagerie.web.Menagerie;
import dev.menagerie.web.http.AdminPassword;
import dev.menagerie.web.http.Signer;
import dev.menagerie.web.http.WebOptions;
import dev.menagerie.web.ops.Operations;
import dev.menagerie.web.pages.Pages;
import dev.menagerie.web.procedures.RateLimit;
import dev.menagerie.web.surveys.Questionnaire;
import dev.menagerie.web.surveys.SurveyOptions;
import dev.menagerie.web.votes.HealthSwitch;
import dev.menagerie.web.votes.PollOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The web applications of the two kinds of ports, and what they share. */
final class Applications {
  private final Selection selection;
  private final OpenStores stores;
  private final Operations operations;
  private final WebOptions options;
  private final PollOptions poll;
  private final HealthSwitch health;
  private final SurveyOptions surveys;
  private final Pages pages;
  private final Optional<RateLimit> rateLimit;

  /**
   * The applications of a process.
   *
   * @throws BadSettingException if a setting makes no sense
   */
  Applications(
      Configuration configuration, Selection selection, OpenStores stores, Operations operations) {
    this.selection = selection;
    this.stores = stores;
    this.operations = operations;
    options = options(configuration);
    poll = PollSettings.options(configuration);
    health = new HealthSwitch(poll.clock());
    surveys = SurveySettings.options(configuration);
    pages = Looks.pages(configuration);
    rateLimit =
        configuration.get(Settings.RATE_LIMIT).map(limit -> limit.orCountedBy(stores.counters()));
  }

  /** What everybody may see. */
  Menagerie main() {
    var application =
        new Menagerie().options(options).poll(poll, health).surveys(surveys).home(pages);
    for (Service each : selection.services()) {
      application.serving(each.app(), stores.of(each), selection.prefix(each));
    }
    rateLimit.ifPresent(application::rateLimit);
    return application.probes(operations);
  }

  /** The surveys that are served. */
  List<Questionnaire> surveys() {
    return surveys.surveys();
  }

  /** What is for operators. */
  Menagerie admin() {
    var application = new Menagerie().options(options).poll(poll, health).home(pages);
    for (Service each : selection.services()) {
      application.administering(each.app(), stores.of(each), selection.prefix(each));
    }
    return application.operations(operations);
  }

  private static WebOptions options(Configuration configuration) {
    WebOptions options =
        WebOptions.defaults()
            .withMaxBody(configuration.get(Settings.MAX_BODY))
            .withTrustProxy(configuration.get(Settings.TRUST_PROXY));
    var password = configuration.find(Settings.ADMIN_PASSWORD).map(AdminPassword::of);
    var signer = configuration.find(Settings.SESSION_SECRET).map(Applications::signer);
    WebOptions guarded = password.map(options::withAdminPassword).orElse(options);
    return signer.map(guarded::withSigner).orElse(guarded);
  }

  private static Signer signer(String secret) {
    return Signer.with(secret.getBytes(UTF_8), Clock.systemUTC());
  }
}
