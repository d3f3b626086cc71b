package dev.menagerie.web.procedures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.Scope;
import dev.menagerie.accounts.Token;
import dev.menagerie.accounts.TokenUses;
import dev.menagerie.store.ChangeWatch;
import dev.menagerie.store.Sha256;
import dev.menagerie.store.Stores;
import dev.menagerie.web.http.HttpProblem;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who is behind these credentials? A password is hashed slowly, on purpose, and so its success is
 * remembered for a minute, under a salted digest of it. What is remembered counts for as long as
 * the store says that no account has changed; when one has, the store is asked again, but the
 * password need not be hashed again as long as its user's hash is the same.
 */
final class Logins {
  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final long PATIENCE_SECONDS = 5;

  private final Accounts accounts;
  private final Optional<ChangeWatch> watch;
  private final Optional<Uses> uses;
  private final Clock clock;

  /**
   * What a digest begins with: copied for each, which takes less than to look it up and salt it.
   */
  private final MessageDigest salted = salted();

  /** Hashing takes a processor each; requests that need none must still find one. */
  private final Semaphore hashing =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  /** Tidied in the background: who tidies may have to wait for a login that is being verified. */
  private final Cache<String, Remembered> memory =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(MEMORY).build();

  /** Who was behind some credentials, and the revision of the accounts that this was read at. */
  private record Remembered(Account account, Optional<Token> token, OptionalLong revision) {
    Identity identity() {
      Scope scope = account.scope();
      if (token.isPresent() && !token.get().scope().allows(scope)) {
        scope = token.get().scope();
      }
      return new Identity(account.name(), scope, token.map(Token::hash));
    }
  }

  Logins(Stores stores, Clock clock) {
    this.accounts = stores.get(Accounts.class);
    this.watch = stores.find(ChangeWatch.class);
    this.uses = stores.find(TokenUses.class).map(Uses::new);
    this.clock = clock;
  }

  /**
   * Whether it is known who sends this header, without asking the store; then the use is noted.
   *
   * @param header with credentials in it
   */
  boolean knows(String header) {
    Remembered known = memory.getIfPresent(digest(header));
    if (known == null || !isOf(revision(), known) || isExpired(known)) {
      return false;
    }
    noted(known.identity());
    return true;
  }

  private static boolean isOf(OptionalLong revision, Remembered known) {
    return revision.isPresent() && revision.equals(known.revision);
  }

  private boolean isExpired(Remembered known) {
    return known.token.isPresent() && !clock.instant().isBefore(known.token.get().expires());
  }

  /**
   * Finds who sent this header lately; empty if that is not known, or true no more.
   *
   * @param header with credentials in it
   */
  Optional<Identity> remembered(String header) {
    String key = digest(header);
    Remembered known = memory.getIfPresent(key);
    if (known == null) {
      return Optional.empty();
    }
    OptionalLong revision = revision();
    if (!isOf(revision, known)) {
      known = again(known, revision);
      if (known == null) {
        memory.invalidate(key);
        return Optional.empty();
      }
      memory.put(key, known);
    }
    if (isExpired(known)) {
      memory.invalidate(key);
      return Optional.empty();
    }
    return Optional.of(known.identity()).map(this::noted);
  }

  /**
   * Finds who is behind credentials, at whatever cost; empty if nobody is.
   *
   * @param header where they were read from
   */
  Optional<Identity> verify(String header, Credentials credentials) {
    OptionalLong revision = revision();
    Remembered found = memory.get(digest(header), key -> ask(credentials, revision));
    return Optional.ofNullable(found).map(Remembered::identity).map(this::noted);
  }

  private Identity noted(Identity who) {
    if (uses.isPresent() && who.token().isPresent()) {
      uses.get().note(who.token().get(), clock.instant());
    }
    return who;
  }

  /** The same as seen now, or {@code null} if it is not the same any more. */
  private Remembered again(Remembered known, OptionalLong revision) {
    Account account = accounts.find(known.account.name()).orElse(null);
    if (account == null) {
      return null;
    }
    if (known.token.isPresent()) {
      Optional<Token> token = accounts.token(known.token.get().hash());
      return token.isEmpty() ? null : new Remembered(account, token, revision);
    }
    boolean samePassword = account.password().equals(known.account.password());
    return samePassword ? new Remembered(account, Optional.empty(), revision) : null;
  }

  private Remembered ask(Credentials credentials, OptionalLong revision) {
    if (credentials instanceof Credentials.Login login) {
      return password(login)
          .map(account -> new Remembered(account, Optional.empty(), revision))
          .orElse(null);
    }
    String text = ((Credentials.Key) credentials).token();
    if (!TokenText.isOne(text)) {
      return null;
    }
    Optional<Token> token = accounts.token(TokenText.hash(text));
    return token
        .flatMap(t -> accounts.find(t.account()))
        .map(account -> new Remembered(account, token, revision))
        .orElse(null);
  }

  private Optional<Account> password(Credentials.Login login) {
    try {
      if (!hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new HttpProblem(
            503, "Too many logins at once; try again in a moment", Map.of("Retry-After", "1"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HttpProblem(503, "The server is stopping", Map.of("Retry-After", "1"));
    }
    try {
      return accounts.verify(login.name(), login.password());
    } finally {
      hashing.release();
    }
  }

  private OptionalLong revision() {
    return watch.map(w -> w.revision(ChangeWatch.Topic.ACCOUNTS)).orElse(OptionalLong.empty());
  }

  private String digest(String header) {
    try {
      var sha256 = (MessageDigest) salted.clone();
      return new String(sha256.digest(header.getBytes(UTF_8)), ISO_8859_1);
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("SHA-256 can be copied", e);
    }
  }

  private static MessageDigest salted() {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    MessageDigest sha256 = Sha256.fresh();
    sha256.update(salt);
    return sha256;
  }
}
