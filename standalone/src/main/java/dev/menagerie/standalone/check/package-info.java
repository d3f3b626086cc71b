/** {@code menagerie check}: the watchdog's view of a running messages service. */
package dev.menagerie.standalone.check;
