/** What the platform shows to a browser. */
package dev.menagerie.platform.page;
