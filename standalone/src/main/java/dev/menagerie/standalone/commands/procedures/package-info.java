/** {@code menagerie procedures …}: users, and codes by the file. */
package dev.menagerie.standalone.commands.procedures;
