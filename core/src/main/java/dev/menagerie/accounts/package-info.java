/** Accounts: users, their password hashes and tokens, and secrets that replicas share. */
package dev.menagerie.accounts;
