/** The commands of {@code menagerie survey}. */
package dev.menagerie.standalone.commands.surveys;
