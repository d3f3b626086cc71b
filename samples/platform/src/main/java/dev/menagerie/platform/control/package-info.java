/** The platform's own interface, for the command line. */
package dev.menagerie.platform.control;
