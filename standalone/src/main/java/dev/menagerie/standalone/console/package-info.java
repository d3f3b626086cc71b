/** What every command stands on: its spec, its settings, its store, and the person it talks to. */
package dev.menagerie.standalone.console;
