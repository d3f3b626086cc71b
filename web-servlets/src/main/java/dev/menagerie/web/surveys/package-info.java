/**
 * The survey app: forms made from question files, responses in a plain table, results that one
 * likes to look at.
 */
package dev.menagerie.web.surveys;
