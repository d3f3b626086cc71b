/** Menagerie inside programs of your own; each file is a way to do it. */
package dev.menagerie.embedding;
