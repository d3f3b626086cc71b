/**
 * Proves that a store keeps the contracts: one suite per contract, races, the ledger that judges
 * the promise, and fixtures for tests that need stores or servers.
 */
package dev.menagerie.testkit;
