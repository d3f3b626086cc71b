/** Group commit: many callers, few trips to the store. */
package dev.menagerie.batch;
