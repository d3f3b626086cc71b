/**
 * Every contract on PostgreSQL and H2: enter through {@link dev.menagerie.sql.SqlStores}, or by URL
 * through {@link dev.menagerie.store.Stores#open(String)}.
 */
package dev.menagerie.sql;
