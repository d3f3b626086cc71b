/** Procedures: a catalogue of codes in versioned rows. */
package dev.menagerie.procedures;
