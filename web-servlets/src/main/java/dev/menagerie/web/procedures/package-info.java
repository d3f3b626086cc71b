/** The procedures app: a catalogue of codes over HTTP, for users with an account. */
package dev.menagerie.web.procedures;
