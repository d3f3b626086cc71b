/** App processes: unpacking, starting, adopting and ending them. */
package dev.menagerie.platform.runner;
