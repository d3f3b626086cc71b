/** The command line. */
package dev.menagerie.platform.cli;
