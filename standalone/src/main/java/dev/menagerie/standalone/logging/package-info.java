/** The logs: rolled by size, no line lost, nothing secret, one line per event. */
package dev.menagerie.standalone.logging;
