/** The home page, the files that pages need, and the page for addresses that lead nowhere. */
package dev.menagerie.web.home;
