/** Surveys: responses that land in a plain table, pages of them, and summaries. */
package dev.menagerie.surveys;
