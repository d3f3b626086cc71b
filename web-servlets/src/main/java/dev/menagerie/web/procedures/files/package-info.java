/** Files of procedure codes: CSV, JSON, NDJSON and SQL, read and written row by row. */
package dev.menagerie.web.procedures.files;
