/** Undertow, and all that is particular to it. */
package dev.menagerie.standalone.server;
