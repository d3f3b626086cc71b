/** The contracts in a few maps: what the suites are tried out on. */
package dev.menagerie.testkit.memory;
