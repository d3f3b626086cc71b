/** The smallest app that the platform sample runs. */
package dev.menagerie.hello;
