/**
 * Opening stores, the provider SPI, errors and health: what every contract's implementation shares.
 */
package dev.menagerie.store;
