package dev.menagerie.testkit;

import static dev.menagerie.accounts.Scope.ADMIN;
import static dev.menagerie.accounts.Scope.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Accounts} promises about tokens: the lower half of its suite. */
abstract class TokenContract extends StoreContract {
  static final PasswordHash PASSWORD = QuickHash.of("correct");
  static final PasswordHash OTHER_PASSWORD = QuickHash.of("other");
  private static final Duration HOUR = Duration.ofHours(1);

  final String user = Fresh.name("user");

  final Accounts accounts() {
    return stores().get(Accounts.class);
  }

  private void addUser(String name) {
    assertThat(accounts().add(new Account(name, PASSWORD, ADMIN))).isTrue();
  }

  private Token token(Duration life) {
    return tokenOf(user, life);
  }

  private Token tokenOf(String name, Duration life) {
    return new Token(Fresh.tokenHash(), name, "laptop", READ, clock().instant().plus(life));
  }

  @Test
  void aTokenNobodyIssuedIsNotFound() {
    assertThat(accounts().token(Fresh.tokenHash())).isEmpty();
    assertThat(accounts().revoke(Fresh.tokenHash())).isFalse();
    assertThat(accounts().tokens(user)).isEmpty();
  }

  @Test
  void anIssuedTokenIsFound() {
    addUser(user);
    Token token = token(HOUR);

    assertThat(accounts().issue(token)).isTrue();
    assertThat(accounts().token(token.hash())).contains(token);
    assertThat(accounts().tokens(user)).containsExactly(token);
  }

  @Test
  void whateverItsLabelIsItIsKept() {
    addUser(user);
    for (String label : HostileTexts.WITHOUT_NUL) {
      var token = new Token(Fresh.tokenHash(), user, label, READ, clock().instant().plus(HOUR));
      accounts().issue(token);
      assertThat(accounts().token(token.hash())).contains(token);
    }
  }

  @Test
  void itsExpiryIsKeptToTheMillisecond() {
    addUser(user);
    Instant moment = Instant.parse("2126-12-01T10:00:00.123456Z");
    var token = new Token(Fresh.tokenHash(), user, "", READ, moment);
    accounts().issue(token);

    assertThat(accounts().token(token.hash()).map(Token::expires))
        .contains(Instant.ofEpochMilli(moment.toEpochMilli()));
  }

  @Test
  void noTokenIsIssuedToNobody() {
    Token token = token(HOUR);

    assertThat(accounts().issue(token)).isFalse();
    assertThat(accounts().token(token.hash())).isEmpty();
    addUser(user);
    assertThat(accounts().tokens(user)).isEmpty();
    assertThat(accounts().issue(token)).isTrue();
  }

  @Test
  void ofOneHashThereIsOneToken() {
    String other = Fresh.name("user");
    addUser(user);
    addUser(other);
    Token token = token(HOUR);
    accounts().issue(token);

    var taken = new Token(token.hash(), other, "stolen", ADMIN, token.expires().plus(HOUR));
    assertThat(accounts().issue(taken)).isFalse();
    assertThat(accounts().issue(token)).isFalse();
    assertThat(accounts().token(token.hash())).contains(token);
    assertThat(accounts().tokens(other)).isEmpty();
  }

  @Test
  void aTokenIsWorthlessFromItsExpiryOn() {
    addUser(user);
    Token token = token(HOUR);
    accounts().issue(token);

    clock().advance(HOUR.minusMillis(1));
    assertThat(accounts().token(token.hash())).contains(token);
    clock().advance(Duration.ofMillis(1));
    assertThat(accounts().token(token.hash())).isEmpty();
    assertThat(accounts().tokens(user)).isEmpty();
  }

  @Test
  void theTokenThatExpiresFirstIsAtTheFront() {
    addUser(user);
    List<Token> tokens = List.of(token(HOUR.multipliedBy(3)), token(HOUR), token(HOUR.plus(HOUR)));
    tokens.forEach(accounts()::issue);

    assertThat(accounts().tokens(user))
        .containsExactly(tokens.get(1), tokens.get(2), tokens.get(0));
    clock().advance(HOUR);
    assertThat(accounts().tokens(user)).containsExactly(tokens.get(2), tokens.get(0));
  }

  @Test
  void aRevokedTokenIsWorthlessAtOnceEverywhere() {
    Accounts there = another().get(Accounts.class);
    addUser(user);
    Token token = token(HOUR);
    Token other = token(HOUR);
    accounts().issue(token);
    accounts().issue(other);
    assertThat(there.token(token.hash())).contains(token);

    assertThat(accounts().revoke(token.hash())).isTrue();
    assertThat(there.token(token.hash())).isEmpty();
    assertThat(there.revoke(token.hash())).isFalse();
    assertThat(accounts().tokens(user)).containsExactly(other);
  }

  @Test
  void aTokenIsRevokedThoughItHasExpiredByTheClockHere() {
    addUser(user);
    Token token = token(HOUR);
    accounts().issue(token);

    clock().advance(HOUR);
    assertThat(accounts().revoke(token.hash())).isTrue();
    clock().advance(HOUR.negated());
    assertThat(accounts().token(token.hash())).isEmpty();
    assertThat(accounts().tokens(user)).isEmpty();
  }

  @Test
  void aRemovedUserTakesTheirTokensAlong() {
    String other = Fresh.name("user");
    addUser(user);
    addUser(other);
    Token token = token(HOUR);
    Token theirs = tokenOf(other, HOUR);
    accounts().issue(token);
    accounts().issue(theirs);

    accounts().remove(user);

    assertThat(accounts().token(token.hash())).isEmpty();
    assertThat(accounts().tokens(user)).isEmpty();
    assertThat(accounts().token(theirs.hash())).contains(theirs);
    addUser(user);
    assertThat(accounts().token(token.hash())).isEmpty();
    assertThat(accounts().tokens(user)).isEmpty();
  }

  @Test
  void anUpdatedUserKeepsTheirTokens() {
    addUser(user);
    Token token = token(HOUR);
    accounts().issue(token);

    accounts().update(new Account(user, OTHER_PASSWORD, ADMIN));

    assertThat(accounts().token(token.hash())).contains(token);
  }

  @Test
  void tokensOutliveTheInstanceThatIssuedThem() {
    addUser(user);
    Token token = token(HOUR);
    accounts().issue(token);

    assertThat(reopened().get(Accounts.class).token(token.hash())).contains(token);
    assertThat(accounts().tokens(user)).containsExactly(token);
  }

  @Test
  void ofThoseWhoRaceForOneHashOneSucceeds() {
    List<Accounts> instances = List.of(accounts(), another().get(Accounts.class));
    addUser(user);
    for (int round = 0; round < 10; round++) {
      Token token = token(HOUR);
      assertThat(Races.run(THREADS, thread -> instances.get(thread % 2).issue(token)))
          .containsOnlyOnce(true);
      assertThat(Races.run(THREADS, thread -> instances.get(thread % 2).revoke(token.hash())))
          .containsOnlyOnce(true);
    }
  }

  @Test
  void noTokenOutlivesAUserWhoIsRemovedMeanwhile() {
    List<Accounts> instances = List.of(accounts(), another().get(Accounts.class));
    for (int round = 0; round < 10; round++) {
      String name = Fresh.name("user");
      addUser(name);
      List<Token> tokens = Fresh.list(THREADS, () -> tokenOf(name, HOUR));
      Races.run(
          THREADS,
          thread ->
              thread == 0
                  ? instances.get(0).remove(name)
                  : instances.get(thread % 2).issue(tokens.get(thread)));
      assertThat(tokens).allSatisfy(t -> assertThat(accounts().token(t.hash())).isEmpty());
      addUser(name);
      assertThat(accounts().tokens(name)).isEmpty();
    }
  }
}
