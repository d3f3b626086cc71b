package dev.menagerie.testkit;

import static dev.menagerie.accounts.Scope.ADMIN;
import static dev.menagerie.accounts.Scope.READ;
import static dev.menagerie.accounts.Scope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Accounts;
import dev.menagerie.accounts.PasswordHash;
import dev.menagerie.accounts.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Accounts} promises about users; {@link TokenContract} has their tokens. */
public abstract class AccountsContract extends TokenContract {
  private static final List<Scope> SCOPES = List.of(READ, WRITE, ADMIN);

  /** For a subclass that says what to open. */
  protected AccountsContract() {}

  @Test
  void aUserNobodyAddedIsNotFound() {
    assertThat(accounts().find(user)).isEmpty();
    assertThat(accounts().remove(user)).isFalse();
  }

  @Test
  void anAddedUserIsFound() {
    assertThat(accounts().add(account(PASSWORD, WRITE))).isTrue();
    assertThat(accounts().find(user)).contains(account(PASSWORD, WRITE));
    assertThat(accounts().names()).contains(user);
  }

  @Test
  void anExistingUserIsNotAddedAgainAndStaysAsTheyWere() {
    accounts().add(account(PASSWORD, READ));

    assertThat(accounts().add(account(OTHER_PASSWORD, ADMIN))).isFalse();
    assertThat(accounts().find(user)).contains(account(PASSWORD, READ));
  }

  @Test
  void anUpdateReplacesPasswordAndScope() {
    accounts().add(account(PASSWORD, READ));

    assertThat(accounts().update(account(OTHER_PASSWORD, ADMIN))).isTrue();
    assertThat(accounts().find(user)).contains(account(OTHER_PASSWORD, ADMIN));
  }

  @Test
  void anUpdateAddsNobody() {
    assertThat(accounts().update(account(PASSWORD, READ))).isFalse();
    assertThat(accounts().find(user)).isEmpty();
    assertThat(accounts().names()).doesNotContain(user);
  }

  @Test
  void aRemovedUserIsGone() {
    accounts().add(account(PASSWORD, READ));

    assertThat(accounts().remove(user)).isTrue();
    assertThat(accounts().remove(user)).isFalse();
    assertThat(accounts().find(user)).isEmpty();
    assertThat(accounts().names()).doesNotContain(user);
  }

  @Test
  void aUserIsVerifiedByTheirPasswordOnly() {
    accounts().add(account(PASSWORD, READ));

    assertThat(accounts().verify(user, "correct")).contains(account(PASSWORD, READ));
    assertThat(accounts().verify(user, "other")).isEmpty();
    assertThat(accounts().verify(user, "")).isEmpty();
    assertThat(accounts().verify(Fresh.name("nobody"), "correct")).isEmpty();
    assertThat(accounts().verify("\0", "correct")).isEmpty();
  }

  @Test
  void namesThatAreAlikeAreApart() {
    List<String> alike = List.of(user, user + "A", user + "a", user + "-", user + "_", user + ".");
    for (int i = 0; i < alike.size(); i++) {
      assertThat(accounts().add(new Account(alike.get(i), PASSWORD, SCOPES.get(i % 3)))).isTrue();
    }
    for (int i = 0; i < alike.size(); i++) {
      assertThat(accounts().find(alike.get(i)).map(Account::scope)).contains(SCOPES.get(i % 3));
    }
    accounts().remove(user);
    assertThat(accounts().names()).containsAll(alike.subList(1, alike.size()));
  }

  @Test
  void namesMayBeOfAnyScriptAndAsLongAsAllowed() {
    for (String name : List.of("Åse.Ødegård+1@example", "用户", "𝔘ser", "x".repeat(52))) {
      String unique = name + user.substring(user.length() - 12);
      accounts().add(new Account(unique, PASSWORD, READ));
      assertThat(accounts().find(unique).map(Account::name)).contains(unique);
      assertThat(accounts().names()).contains(unique);
    }
  }

  @Test
  void namesComeInAscendingOrder() {
    for (String suffix : List.of("b", "a", "C", "-", "_", "é", "Z", "9")) {
      accounts().add(new Account(user + suffix, PASSWORD, READ));
    }

    assertThat(accounts().names()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void usersOutliveTheInstanceThatAddedThem() {
    accounts().add(account(PASSWORD, WRITE));

    assertThat(reopened().get(Accounts.class).find(user)).contains(account(PASSWORD, WRITE));
  }

  @Test
  void everyInstanceSeesEveryChangeAtOnce() {
    Accounts there = another().get(Accounts.class);
    assertThat(there.find(user)).isEmpty();
    accounts().add(account(PASSWORD, READ));
    assertThat(there.find(user)).contains(account(PASSWORD, READ));
    accounts().update(account(OTHER_PASSWORD, WRITE));
    assertThat(there.find(user)).contains(account(OTHER_PASSWORD, WRITE));
    accounts().remove(user);
    assertThat(there.find(user)).isEmpty();
  }

  @Test
  void ofThoseWhoRaceToAddAUserOneSucceeds() {
    List<Accounts> instances = List.of(accounts(), another().get(Accounts.class));
    for (int round = 0; round < 10; round++) {
      var account = new Account(Fresh.name("user"), PASSWORD, READ);
      assertThat(Races.run(THREADS, thread -> instances.get(thread % 2).add(account)))
          .containsOnlyOnce(true);
      assertThat(Races.run(THREADS, thread -> instances.get(thread % 2).remove(account.name())))
          .containsOnlyOnce(true);
    }
  }

  private Account account(PasswordHash password, Scope scope) {
    return new Account(user, password, scope);
  }
}
