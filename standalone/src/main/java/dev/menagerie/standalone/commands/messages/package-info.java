/** {@code menagerie messages …}: what an operator does with stored messages. */
package dev.menagerie.standalone.commands.messages;
