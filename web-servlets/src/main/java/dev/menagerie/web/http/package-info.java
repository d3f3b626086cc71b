/**
 * What every servlet stands on: work first, then status and headers, then body; one place that
 * turns exceptions into answers; bounded reading of bodies, JSON and forms; signed cookies.
 */
package dev.menagerie.web.http;
