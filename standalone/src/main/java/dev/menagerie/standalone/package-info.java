/** Menagerie as a program. */
package dev.menagerie.standalone;
