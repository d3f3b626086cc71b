/** The command line: one class per command, all options from the table of settings. */
package dev.menagerie.standalone.commands;
