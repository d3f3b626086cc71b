/** The one table of settings, and the values in force: from flags, variables, properties, files. */
package dev.menagerie.standalone.settings;
