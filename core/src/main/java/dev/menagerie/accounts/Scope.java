package dev.menagerie.accounts;

/** What a user or a token may do; each includes what comes before it. */
public enum Scope {
  /** Look at everything. */
  READ,
  /** Change the data. */
  WRITE,
  /** Manage users, and whatever else is for the few. */
  ADMIN;

  /** Whether who has this scope may do what needs the other. */
  public boolean allows(Scope needed) {
    return compareTo(needed) >= 0;
  }
}
